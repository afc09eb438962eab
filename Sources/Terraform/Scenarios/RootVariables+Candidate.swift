internal import FoundationEssentials
internal import LintModel
internal import LintScenarios
internal import LintText

extension RootVariables {
  /// A value that a variable, or a part of one, may have in a scenario.
  struct Candidate {
    /// The value; nil for the default.
    let value: TerraformValue?

    /// Whether it is the default, which belongs to the default scenario.
    var isDefault = false

    /// The other values that it represents.
    var others = Others.none

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
      return isPlaceholder ? 3 : value.cost
    }

    /// Returns the choice of the candidate as readers see it; nil for the default.
    func choice(of name: Text) -> Scenario.Choice? {
      guard !isDefault, let value else { return nil }
      if value.isUnknown {
        return Scenario.Choice(parameter: name, value: "", exceptions: [])
      }
      let exceptions: [Text]? =
        switch others {
        case .none: nil
        case .allBut(let values): values.map(\.shown)
        case .some: []
        }
      return Scenario.Choice(
        parameter: name,
        value: value.shownToChoose,
        exceptions: exceptions,
        isNull: value.isNull,
      )
    }
  }
}

extension TerraformValue {
  /// The cost of a scenario with the value: less for values that people often give.
  fileprivate var cost: Int {
    switch content {
    case .boolean: 1
    case .number(let number): number < 0 ? 4 : 2
    case .string, .tuple, .list, .set, .object, .map: 2
    case .null: 5
    case .unknown: 6
    }
  }

  /// Orders values by how likely people give them.
  static func isLikelier(_ left: TerraformValue, _ right: TerraformValue) -> Bool {
    left.cost == right.cost ? left.shown < right.shown : left.cost < right.cost
  }

  /// The value as a scenario shows it.
  fileprivate var shownToChoose: Text {
    guard let parts else { return shown }
    guard !parts.isEmpty else { return entries == nil ? "[]" : "{}" }
    guard let scalars, entries == nil else { return shown }
    return "[\(scalars.map { $0.isText ? $0.shown.quoted : $0.shown }.joined(separator: ", "))]"
  }
}
