package import LintDiagnostics

/// Values given to parameters, by name: from the command line, or from a file.
public struct ParameterValues: Sendable, Hashable {
  private var values: [Text: Text]
  private var unknown: [Text: Undecided] = [:]

  /// Makes values of a dictionary.
  public init(_ values: [String: String] = [:]) {
    self.init(
      Dictionary(
        values.map { (Text($0.key), Text($0.value)) },
        uniquingKeysWith: { first, _ in first },
      )
    )
  }

  /// Makes values of a dictionary.
  package init(_ values: [Text: Text]) {
    self.values = values
  }

  /// Whether no parameter is given anything.
  public var isEmpty: Bool { values.isEmpty && unknown.isEmpty }

  /// The value given to a parameter, or nil if none was.
  public subscript(name: String) -> String? {
    get { self[Text(name)]?.string }
    set { self[Text(name)] = newValue.map { Text($0) } }
  }

  /// The value given to a parameter, or nil if none was.
  subscript(name: Text) -> Text? {
    get { values[name] }
    set { values[name] = newValue }
  }

  /// Notes that a parameter is given a value that nobody knows yet.
  mutating func setUnknown(_ name: Text, because reason: Undecided) {
    unknown[name] = reason
  }

  /// Why the value that a parameter is given is not known, or nil if none is given or it is known.
  func reasonUnknown(_ name: Text) -> Undecided? { unknown[name] }

  /// Takes over the values of others; they win over values that are here already.
  public mutating func merge(_ others: ParameterValues) {
    values.merge(others.values) { _, new in new }
  }
}
