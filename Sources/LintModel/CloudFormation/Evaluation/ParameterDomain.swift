internal import LintDiagnostics
internal import LintSyntax

/// The values of a parameter that is not given, as far as scenarios tell them apart.
struct ParameterDomain {
  let name: Text

  /// The values, each a child of a decision; behind them there may be more, ``hasMore``.
  let values: [ScalarValue]

  /// Whether it may be given other values than these.
  let hasMore: Bool

  /// Which value it takes when nothing is given, or nil if something must be given.
  let defaultIndex: Int?

  /// Whether its values are never shown.
  let isSecret: Bool

  /// The declaration, or nil for a pseudo parameter.
  private let parameter: Parameter?

  /// The texts of ``values``, of which there may be thousands.
  private let texts: Set<Text>

  var count: Int { values.count + (hasMore ? 1 : 0) }

  func contains(_ text: Text) -> Bool { texts.contains(text) }

  /// Whether a value is surely none of those that the parameter may have besides the listed ones.
  func excludes(_ text: Text) -> Bool {
    contains(text) || parameter?.allows(text) == false
  }

  /// A value for each index; beyond the listed ones, one that is not among them.
  func example(_ index: Int) -> Text {
    if index < values.count { return values[index].text }
    // The first one will do almost always, and is asked for again and again.
    let isFree = { (text: Text) in !contains(text) && parameter?.allows(text) ?? true }
    switch name {
    case "AWS::Region":
      let regions: [Text] = ["us-east-1", "eu-west-1", "ap-southeast-2", "sa-east-1"]
      return regions.first(where: isFree)
        ?? (1...99).lazy.map { "region-\($0)" }.first(where: isFree) ?? "other"
    case "AWS::AccountId":
      return (10_000...19_999).lazy.map { "00000000\(String($0).dropFirst())" }
        .first(where: isFree) ?? "other"
    case _ where parameter?.type == "Number":
      let least = Self.whole((parameter?.minimum ?? 0).rounded(.up))
      let most = Self.whole((parameter?.maximum ?? 0).rounded(.down))
      return (0..<1_001).lazy.map { "\(least + $0)" }.first(where: isFree)
        ?? (0..<1_001).lazy.map { "\(most - $0)" }.first(where: isFree) ?? "other"
    default:
      return (0...9_999).lazy.map { $0 == 0 ? "other" : "other\($0)" }.first(where: isFree)
        ?? "other"
    }
  }

  /// As an integer, within what a `Double` tells apart.
  private static func whole(_ number: Double) -> Int { Int(min(max(number, -1e15), 1e15)) }
}

extension ParameterDomain {
  /// The values of a declared parameter.
  ///
  /// - Parameter constants: what it is compared with.
  init(_ parameter: Parameter, comparedWith constants: [Text]) {
    name = parameter.name
    self.parameter = parameter
    isSecret = parameter.isSecret
    let fallback = parameter.defaultValue.flatMap { node in
      node.text.flatMap { parameter.allows($0) ? node.scalarValue : nil }
    }
    var values: [ScalarValue] = []
    if let allowed = parameter.allowedValues {
      values = allowed.compactMap(\.scalarValue).filter { parameter.allows($0.text) }
      hasMore = false
    } else {
      values = [fallback].compactMap(\.self)
      values += constants.filter(parameter.allows).map(ScalarValue.text)
      let listed = Set(values.map(\.text))
      hasMore = !(parameter.wholeNumbers?.allSatisfy { listed.contains("\($0)") } ?? false)
    }
    var known: Set<Text> = []
    let distinct = values.filter { known.insert($0.text).inserted }
    self.values = distinct
    texts = known
    defaultIndex = fallback.flatMap { fallback in
      distinct.firstIndex { $0.text == fallback.text }
    }
  }

  /// The values of a pseudo parameter, such as `AWS::Region`.
  init(pseudoParameter name: Text, comparedWith constants: [Text]) {
    self.name = name
    parameter = nil
    isSecret = false
    values = constants.map(ScalarValue.text)
    texts = Set(constants)
    hasMore = true
    defaultIndex = nil
  }
}
