package import LintText

/// Values given to parameters, by name: from the command line, or from a file.
public struct ParameterValues: Sendable, Hashable {
  private var values: [Text: Text]
  private var sources: [Text: ParameterSource] = [:]
  private var unknown: [Text: Undecided] = [:]
  private var reasonOthersAreUnknown: Undecided?
  private var outer: [Text: OuterParameter] = [:]

  /// The names of the parameters that may get their values from each parameter in `outer`.
  private var takers: [Text: Set<Text>] = [:]

  /// Whether every other parameter has its default, as in a nested stack, which gets only the
  /// values that its parent passes.
  package var isComplete = false

  /// Whether a parameter that is a value itself may have each value that its template allows,
  /// rather than its default.
  package var choosesAllowed = false

  /// Creates values from a dictionary.
  public init(_ values: [String: String] = [:]) {
    self.init(
      Dictionary(
        values.map { (Text($0.key), Text($0.value)) },
        uniquingKeysWith: { first, _ in first },
      )
    )
  }

  /// Creates values from a dictionary.
  package init(_ values: [Text: Text]) {
    self.values = values
  }

  /// Creates values from a dictionary, all from one source.
  package init(_ values: [Text: Text], from source: ParameterSource) {
    self.init(values)
    sources = self.values.mapValues { _ in source }
  }

  /// Whether no parameter is given a value.
  public var isEmpty: Bool { values.isEmpty && unknown.isEmpty }

  /// The value given to a parameter, or nil if it is given none.
  public subscript(name: String) -> String? {
    get { self[Text(name)]?.string }
    set { self[Text(name)] = newValue.map { Text($0) } }
  }

  /// The value given to a parameter, or nil if it is given none.
  package subscript(name: Text) -> Text? {
    get { values[name] }
    set {
      values[name] = newValue
      unknown[name] = nil
      sources[name] = nil
      outer[name] = nil
    }
  }

  /// The names of the parameters with a known given value, sorted.
  package var names: [Text] { values.keys.sorted() }

  /// Returns the source of a parameter's value, or nil if it is not known.
  package func source(of name: Text) -> ParameterSource? { sources[name] }

  /// Whether the value given to a parameter of Parameter Store is the stored one, and not the key
  /// that a deployment is given.
  ///
  /// A number of days isn't a key. An option gives the stored value, as the help of a finding says,
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

  /// Records the source of a parameter's value.
  package mutating func setSource(_ source: ParameterSource, of name: Text) {
    if values[name] != nil { sources[name] = source }
  }

  /// Records that a parameter is given an unknown value.
  package mutating func setUnknown(_ name: Text, because reason: Undecided) {
    unknown[name] = reason
    values[name] = nil
    sources[name] = nil
    outer[name] = nil
  }

  /// Returns the reason that a parameter's given value is not known, or nil if it is known or not
  /// given.
  package func reasonUnknown(_ name: Text) -> Undecided? {
    unknown[name] ?? (values[name] == nil ? reasonOthersAreUnknown : nil)
  }

  /// Records the parameter of an outer template from which a parameter gets its value.
  package mutating func setOuter(_ parameter: OuterParameter, of name: Text) {
    outer[name] = parameter
    takers[parameter.name, default: []].insert(name)
  }

  /// Returns the parameter of an outer template from which a parameter gets its value; nil for one
  /// with a fixed value.
  package func outer(_ name: Text) -> OuterParameter? { outer[name] }

  /// The names of the parameters that get their values from one of an outer template, sorted.
  package func names(from parameter: Text) -> [Text] {
    takers[parameter, default: []].filter { outer[$0]?.name == parameter }.sorted()
  }

  /// The names of the parameters of outer templates from which parameters get their values.
  package var outerNames: Set<Text> { Set(outer.values.map(\.name)) }

  /// Records that any other parameter may be given a value as well.
  package mutating func setOthersUnknown(because reason: Undecided) {
    reasonOthersAreUnknown = reasonOthersAreUnknown ?? reason
  }

  /// Records that every parameter may be given another value.
  package mutating func setAllUnknown(because reason: Undecided) {
    for name in names { setUnknown(name, because: reason) }
    outer = [:]
    setOthersUnknown(because: reason)
  }

  /// Merges other values, which take precedence over these.
  public mutating func merge(_ others: ParameterValues) {
    for (name, value) in others.values { give(name, value, from: others.sources[name]) }
    for (name, reason) in others.unknown { setUnknown(name, because: reason) }
    for (name, parameter) in others.outer { setOuter(parameter, of: name) }
    reasonOthersAreUnknown = others.reasonOthersAreUnknown ?? reasonOthersAreUnknown
    isComplete = isComplete || others.isComplete
    choosesAllowed = choosesAllowed || others.choosesAllowed
  }
}
