internal import LintModel
internal import LintScenarios
internal import LintText

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

extension RootVariables {
  /// A value that a variable, or a part of one, may have in a scenario.
  struct Candidate {
    /// The value; nil for the default.
    let value: TerraformValue?

    /// Whether it is the default, which belongs to the default scenario.
    var isDefault = false

    /// The other values that it represents.
    var others = Others.none

    /// The values that it is tried for, which validations may allow though they refuse it; nil if it
    /// is tried for itself.
    var represented: Represented?

    /// Whether people seldom give it.
    var isUnusual = false

    /// Values for which a candidate is tried.
    enum Represented {
      /// Collections that other candidates of a part are, by the path of the part; with the key of the
      /// only element that they have in common, or lack, and the bounds of the number in it.
      case collections(
        [TerraformValue],
        at: [Text],
        key: Text? = nil,
        bounds: NumberBounds? = nil,
      )
      /// Numbers within bounds.
      case numbers(NumberBounds)
    }

    /// Other values that a candidate represents.
    enum Others {
      case none
      /// Every value but those that are known.
      case allBut([TerraformValue])
      /// Some other values: which ones is not known.
      case some
    }

    /// The default.
    static let standard = Candidate(value: nil, isDefault: true)

    /// Whether it represents other values.
    var isPlaceholder: Bool { if case .none = others { false } else { true } }

    /// The cost of a scenario with the candidate; the cheapest scenarios are reported.
    var cost: Int {
      guard let value, !isDefault else { return 0 }
      return isPlaceholder ? 3 : isUnusual ? 5 : value.cost
    }

    /// Returns the choice of the candidate as readers see it; nil for the default.
    func choice(of name: Text) -> Scenario.Choice? {
      guard !isDefault, let value else { return nil }
      guard let shown = value.shownToChoose else { return .anotherValue(of: name) }
      let exceptions: [Text]? =
        switch others {
        case .none: nil
        case .allBut(let values): values.map(\.shown)
        case .some: []
        }
      return Scenario.Choice(
        parameter: name,
        value: shown,
        exceptions: exceptions,
        isNull: value.isNull,
      )
    }
  }
}

extension Scenario.Choice {
  /// The choice of a value that is not shown.
  static func anotherValue(of name: Text) -> Scenario.Choice {
    Scenario.Choice(parameter: name, value: "", exceptions: [])
  }
}

extension TerraformValue {
  /// The cost of a scenario with the value: less for values that people often give.
  fileprivate var cost: Int {
    switch content {
    case .boolean: 1
    case .number(let number): number < 0 ? 4 : number.isWhole ? 2 : 3
    case .string, .tuple, .list, .set, .object, .map: 2
    case .null: 5
    case .unknown: 6
    }
  }

  /// Orders values by how likely people give them.
  static func isLikelier(_ left: TerraformValue, _ right: TerraformValue) -> Bool {
    left.cost == right.cost ? left.shown < right.shown : left.cost < right.cost
  }

  /// The value as a scenario shows it; nil for one that cannot be shown in a few words.
  fileprivate var shownToChoose: Text? {
    guard !isUnknown else { return nil }
    guard let parts else { return shown }
    guard !parts.isEmpty else { return entries == nil ? "[]" : "{}" }
    guard let scalars else { return nil }
    func quoted(_ value: TerraformValue) -> Text { value.isText ? value.shown.quoted : value.shown }
    guard let entries else { return "[\(scalars.map(quoted).joined(separator: ", "))]" }
    let pairs = entries.sorted { $0.key < $1.key }
      .map { "\($0.key.quoted) = \(quoted($0.value))" as Text }
    return "{ \(pairs.joined(separator: ", ")) }"
  }
}
