internal import LintSyntax

/// The values of a parameter that is not given, as far as scenarios tell them apart.
struct ParameterDomain {
  let name: String

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

  var count: Int { values.count + (hasMore ? 1 : 0) }

  func contains(_ text: String) -> Bool {
    values.contains { $0.text == text }
  }

  /// Whether a value is surely none of those that the parameter may have besides the listed ones.
  func excludes(_ text: String) -> Bool {
    contains(text) || parameter?.allows(text) == false
  }

  /// A value for each index; beyond the listed ones, one that is not among them.
  func example(_ index: Int) -> String {
    if index < values.count { return values[index].text }
    let candidates: [String] =
      switch name {
      case "AWS::Region":
        ["us-east-1", "eu-west-1", "ap-southeast-2", "sa-east-1"] + (1...99).map { "region-\($0)" }
      case "AWS::AccountId":
        (0...9_999).map { "00000000\(String($0 + 10_000).dropFirst())" }
      default:
        parameter?.type == "Number"
          ? Self.numbers(from: parameter?.minimum) : ["other"] + (1...9_999).map { "other\($0)" }
      }
    return candidates.first { !contains($0) && parameter?.allows($0) ?? true } ?? "other"
  }

  private static func numbers(from minimum: Double?) -> [String] {
    let start = Int(min(max(minimum ?? 0, -1_000_000), 1_000_000).rounded(.up))
    let above = (start...start + 1_000).map(String.init)
    return minimum == nil ? above + (1...1_000).map { "-\($0)" } : above
  }
}

extension ParameterDomain {
  /// The values of a declared parameter.
  ///
  /// - Parameter constants: what it is compared with.
  init(_ parameter: Parameter, comparedWith constants: [String]) {
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
      hasMore = !(parameter.wholeNumbers?.allSatisfy { listed.contains(String($0)) } ?? false)
    }
    var known: Set<String> = []
    let distinct = values.filter { known.insert($0.text).inserted }
    self.values = distinct
    defaultIndex = fallback.flatMap { fallback in
      distinct.firstIndex { $0.text == fallback.text }
    }
  }

  /// The values of a pseudo parameter, such as `AWS::Region`.
  init(pseudoParameter name: String, comparedWith constants: [String]) {
    self.name = name
    parameter = nil
    isSecret = false
    values = constants.map(ScalarValue.text)
    hasMore = true
    defaultIndex = nil
  }
}
