internal import LintModel
internal import LintSyntax
internal import LintText

/// The values of a parameter that is not given, as far as scenarios distinguish them.
struct ParameterDomain {
  let name: Text

  /// The values, each a child of a decision; there may be more, see ``hasMore``.
  private(set) var values: [ScalarValue]

  /// Whether other values than these may be given.
  private(set) var hasMore: Bool

  /// The index of the value that is used by default, or nil if one must be given.
  private(set) var defaultIndex: Int?

  /// Whether its values are never shown.
  private(set) var isSecret: Bool

  /// The declaration, or nil for a pseudo parameter.
  private let parameter: Parameter?

  /// The parameters of a nested template that get its values.
  private var takers: [(parameter: Parameter, affixes: OuterParameter.Affixes?)] = []

  /// The texts of ``values``, kept as a set because there may be thousands.
  private var texts: Set<Text>

  var count: Int { values.count + (hasMore ? 1 : 0) }

  func contains(_ text: Text) -> Bool { texts.contains(text) }

  /// Whether a value is certainly not one that the parameter may have besides the listed ones.
  func excludes(_ text: Text) -> Bool {
    contains(text) || parameter?.allows(text) == false || !isTaken(text)
      || PseudoParameter(rawValue: name)?.excludes(text) == true
  }

  /// Returns a value for each index; beyond the listed ones, one that is not listed.
  func example(_ index: Int) -> Text {
    if index < values.count { return values[index].text }
    return example { !contains($0) }
  }

  /// Whether a value besides the listed ones may meet a condition.
  func hasExample(where isWanted: @escaping (Text) -> Bool) -> Bool {
    isWanted(example(where: isWanted))
  }

  /// Returns a value besides the listed ones that meets a condition, if one can be found.
  func example(where isWanted: @escaping (Text) -> Bool) -> Text {
    // The first one almost always works, and is requested again and again.
    let isFree = { (text: Text) in
      isWanted(text) && !contains(text) && parameter?.allows(text) ?? true && isTaken(text)
    }
    if let pseudo = PseudoParameter(rawValue: name) { return pseudo.example(where: isFree) }
    switch parameter {
    case let parameter? where parameter.isList && parameter.allowedValues != nil:
      return Self.lists(of: parameter).first(where: isFree) ?? "other"
    case _ where parameter?.type == "Number":
      let least = Self.whole((parameter?.minimum ?? 0).rounded(.up))
      let most = Self.whole((parameter?.maximum ?? 0).rounded(.down))
      return (0..<1_001).lazy.map { "\(least + $0)" }.first(where: isFree)
        ?? (0..<1_001).lazy.map { "\(most - $0)" }.first(where: isFree) ?? "other"
    case let parameter? where parameter.identifier != nil:
      return parameter.identifier?.examples.first(where: isFree) ?? "other"
    case let parameter? where parameter.allowedPattern != nil:
      return (["other", "other1", "Other"] + (parameter.allowedPattern?.words.texts ?? []))
        .first(where: isFree) ?? "other"
    case _ where parameter?.type == "List<Number>":
      return (0..<1_001).lazy.map { "\($0)" }.first(where: isFree) ?? "other"
    default:
      return (0...9_999).lazy.map { $0 == 0 ? "other" : "other\($0)" }.first(where: isFree)
        ?? Self.texts(between: parameter?.lengths ?? 0...0).first(where: isFree) ?? "other"
    }
  }

  /// Returns texts for parameters whose length is bounded.
  private static func texts(between lengths: ClosedRange<Int>) -> [Text] {
    let padding = String(repeating: "x", count: max(0, lengths.lowerBound - 5))
    return ["x", "y", "z", "0", "1", Text("other\(padding)")]
  }

  /// Returns lists of the values that each element may have.
  private static func lists(of parameter: Parameter) -> some Sequence<Text> {
    let values = parameter.allowedValues?.prefix(32).compactMap(\.typedText) ?? []
    return values.lazy.flatMap { first in values.lazy.map { "\(first),\($0)" } }
  }

  /// Converts to an integer, clamped to values that a `Double` represents exactly.
  private static func whole(_ number: Double) -> Int { Int(min(max(number, -1e15), 1e15)) }
}

extension ParameterDomain {
  /// Creates the domain of a declared parameter.
  ///
  /// - Parameters:
  ///   - constants: the values that it is compared with.
  ///   - isOpaque: whether functions that are not solved use it, so that the result for "anything
  ///     else" is not known. Then one more value is listed as an example.
  init(_ parameter: Parameter, comparedWith constants: [Text], isOpaque: Bool = false) {
    let fallback = parameter.defaultValue?.typedScalar
      .flatMap { parameter.allows($0.text) ? $0 : nil }
    let allowed = parameter.allowedValues?.compactMap(\.typedScalar)
      .filter { parameter.allows($0.text) }
    var values = allowed ?? []
    var hasMore = false
    if allowed == nil || parameter.isList {
      values = [fallback].compactMap(\.self) + values
      values += constants.filter(parameter.allows).map(ScalarValue.text)
      let listed = Set(values.map(\.text))
      hasMore =
        !(parameter.wholeNumbers?.allSatisfy { listed.contains("\($0)") } ?? false)
        && parameter.mayMatchMore(than: listed)
    }
    self.init(parameter.name, values, parameter, hasMore: hasMore, fallback, isOpaque: isOpaque)
  }

  /// Creates the domain of a pseudo parameter, such as `AWS::Region`.
  init(
    _ pseudoParameter: PseudoParameter,
    comparedWith constants: [Text],
    isOpaque: Bool = false,
  ) {
    var values = constants.filter(pseudoParameter.allows)
    var hasMore = true
    if let all = pseudoParameter.values {
      // There are many regions, and it rarely matters which of the others is used.
      if isOpaque || pseudoParameter != .region { values += all }
      hasMore = !Set(all).isSubset(of: values)
    }
    self.init(
      pseudoParameter.rawValue,
      values.map(ScalarValue.text),
      nil,
      hasMore: hasMore,
      nil,
      isOpaque: isOpaque,
    )
  }

  /// Creates the domain of a parameter whose values are passed to parameters of a nested template.
  ///
  /// A value that one of these does not allow is not deployed, unless it is the default.
  init(
    _ parameter: Parameter,
    passedTo takers: [(parameter: Parameter, affixes: OuterParameter.Affixes?)],
    comparedWith constants: [Text],
    isOpaque: Bool,
  ) {
    self.init(parameter, comparedWith: constants, isOpaque: isOpaque)
    self.takers = takers
    isSecret = isSecret || takers.contains(where: \.parameter.isSecret)
    let fallback = defaultIndex.map { values[$0].text }
    values = values.filter { $0.text == fallback || isTaken($0.text) }
    defaultIndex = fallback.flatMap { text in values.firstIndex { $0.text == text } }
    hasMore =
      hasMore && !takers.contains { $0.affixes != nil && $0.parameter.allowedValues != nil }
      && isTaken(example(values.count))
  }

  /// Creates the domain of a variable of a configuration, of which only the default is known.
  init(openVariable name: Text) {
    let fallback = ScalarValue.text("the default")
    self.init(name, [fallback], nil, hasMore: true, fallback, isOpaque: false)
  }

  /// Whether all parameters that get a value allow it.
  private func isTaken(_ text: Text) -> Bool {
    takers.allSatisfy { taker in
      taker.affixes.map { taker.parameter.allows($0.around(text)) } ?? true
    }
  }

  /// The declarations that bound a value, as far as it is passed as it is.
  var bounds: [Parameter] {
    [parameter].compactMap(\.self)
      + takers.filter { $0.affixes?.areEmpty == true }.map(\.parameter)
  }

  private init(
    _ name: Text,
    _ values: [ScalarValue],
    _ parameter: Parameter?,
    hasMore: Bool,
    _ fallback: ScalarValue?,
    isOpaque: Bool,
  ) {
    self.name = name
    self.parameter = parameter
    isSecret = parameter?.isSecret ?? false
    self.hasMore = hasMore
    var known: Set<Text> = []
    let distinct = values.filter { known.insert($0.text).inserted }
    self.values = distinct
    texts = known
    defaultIndex = fallback.flatMap { fallback in
      distinct.firstIndex { $0.text == fallback.text }
    }
    guard isOpaque, hasMore else { return }
    let example = ScalarValue.text(example(distinct.count))
    guard !known.contains(example.text), parameter?.allows(example.text) ?? true else { return }
    self.values.append(example)
    texts.insert(example.text)
  }
}

extension Parameter {
  /// Whether its pattern may allow a value besides some; true without a pattern or if it isn't
  /// supported.
  fileprivate func mayMatchMore(than listed: Set<Text>) -> Bool {
    guard let allowedPattern, !isList else { return true }
    let words = allowedPattern.words
    return !words.areAll || words.texts.contains { !listed.contains($0) && allows($0) }
  }
}
