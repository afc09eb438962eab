/// Values given to parameters, by name: from the command line, or from a file.
public struct ParameterValues: Sendable, Hashable {
  private var values: [String: String]

  /// Makes values of a dictionary.
  public init(_ values: [String: String] = [:]) {
    self.values = values
  }

  /// The value given to a parameter, or nil if none was.
  public subscript(name: String) -> String? {
    get { values[name] }
    set { values[name] = newValue }
  }

  /// Takes over the values of others; they win over values that are here already.
  public mutating func merge(_ others: ParameterValues) {
    values.merge(others.values) { _, new in new }
  }
}
