package import LintText

/// Values given to parameters, by name: from the command line, or from a file.
public struct ParameterValues: Sendable, Hashable {
  private var values: [Text: Text]
  private var sources: [Text: ParameterSource] = [:]
  private var unknown: [Text: Undecided] = [:]
  private var reasonOthersAreUnknown: Undecided?

  /// Whether every other parameter takes its default, as in a nested stack, which gets only what its
  /// parent passes.
  package var isComplete = false

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

  /// Makes values of a dictionary, all given in one place.
  package init(_ values: [Text: Text], from source: ParameterSource) {
    self.init(values)
    sources = self.values.mapValues { _ in source }
  }

  /// Whether no parameter is given anything.
  public var isEmpty: Bool { values.isEmpty && unknown.isEmpty }

  /// The value given to a parameter, or nil if none was.
  public subscript(name: String) -> String? {
    get { self[Text(name)]?.string }
    set { self[Text(name)] = newValue.map { Text($0) } }
  }

  /// The value given to a parameter, or nil if none was.
  package subscript(name: Text) -> Text? {
    get { values[name] }
    set {
      values[name] = newValue
      unknown[name] = nil
      sources[name] = nil
    }
  }

  /// The names of the parameters that are given a known value, sorted.
  package var names: [Text] { values.keys.sorted() }

  /// Where a parameter is given its value, or nil if that is not known.
  package func source(of name: Text) -> ParameterSource? { sources[name] }

  /// Whether the value that a parameter of Parameter Store is given is the one that is stored, and not
  /// the key that a deployment is given.
  ///
  /// A number of days is no key. An option gives the stored value, as the help of a finding says,
  /// unless it begins as keys in folders do.
  package func hasStoredValue(of name: Text) -> Bool {
    guard let value = values[name] else { return false }
    if WholeNumber.value(value) != nil { return true }
    return if case .named = sources[name] { !value.hasPrefix("/") } else { false }
  }

  /// Gives a parameter a value.
  package mutating func give(_ name: Text, _ value: Text, from source: ParameterSource?) {
    self[name] = value
    sources[name] = source
  }

  /// Notes that a parameter is given a value that nobody knows yet.
  package mutating func setUnknown(_ name: Text, because reason: Undecided) {
    unknown[name] = reason
    values[name] = nil
    sources[name] = nil
  }

  /// Why the value that a parameter is given is not known, or nil if none is given or it is known.
  package func reasonUnknown(_ name: Text) -> Undecided? {
    unknown[name] ?? (values[name] == nil ? reasonOthersAreUnknown : nil)
  }

  /// Records that any other parameter may be given a value as well.
  package mutating func setOthersUnknown(because reason: Undecided) {
    reasonOthersAreUnknown = reasonOthersAreUnknown ?? reason
  }

  /// Takes over the values of others; they win over values that are here already.
  public mutating func merge(_ others: ParameterValues) {
    for (name, value) in others.values { give(name, value, from: others.sources[name]) }
    for (name, reason) in others.unknown { setUnknown(name, because: reason) }
    reasonOthersAreUnknown = others.reasonOthersAreUnknown ?? reasonOthersAreUnknown
    isComplete = isComplete || others.isComplete
  }
}
