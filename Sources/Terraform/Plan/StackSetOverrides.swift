internal import LintSyntax
internal import LintText

/// The parameters of stack sets that have other values in some accounts.
struct StackSetOverrides {
  /// The overridden parameters of one stack set.
  struct Parameters {
    private(set) var names: Set<Text> = []

    /// Whether others may be overridden, whose names are known only after apply.
    var hasUnknownNames = false

    fileprivate mutating func merge(_ others: Parameters) {
      names.formUnion(others.names)
      hasUnknownNames = hasUnknownNames || others.hasUnknownNames
    }

    /// Adds the overrides of some accounts.
    ///
    /// - Parameters:
    ///   - overrides: a mapping, or a list of `{"parameter_key", "parameter_value"}`.
    ///   - marks: the marks of what is unknown, in the same form, or `true`.
    fileprivate mutating func add(_ overrides: Node?, unknown marks: Node?) {
      names.formUnion(overrides?.writtenEntries.compactMap(\.key.text) ?? [])
      for element in overrides?.elements ?? [] {
        if let key = element["parameter_key"], key.scalarValue != .null, let name = key.text {
          names.insert(name)
        } else {
          hasUnknownNames = true
        }
      }
      names.formUnion(marks?.writtenEntries.compactMap(\.key.text) ?? [])
      let isUnknown = marks?.elements.contains {
        $0.hasText("true") || $0["parameter_key"]?.hasText("true") == true
      }
      if marks?.hasText("true") == true || isUnknown == true { hasUnknownNames = true }
    }
  }

  private let configuration: PlanConfiguration?

  /// The overrides of instances, by the names of their stack sets.
  private var instances: [Text: Parameters] = [:]

  /// The overrides of instances whose stack sets are unknown.
  private var ofAnySet = Parameters()

  /// The overrides of all instances.
  private var all = Parameters()

  /// Reads the changes of a plan.
  init(in changes: [Node], _ configuration: PlanConfiguration?) {
    self.configuration = configuration
    for change in changes {
      guard let after = change["change"]?["after"], after.kind == .mapping else { continue }
      let unknown = change["change"]?["after_unknown"]
      var own = Parameters()
      own.add(after["parameter_overrides"], unknown: unknown?["parameter_overrides"])
      guard !own.names.isEmpty || own.hasUnknownNames else { continue }
      all.merge(own)
      if let name = Self.name(after["stack_set_name"]) {
        instances[name, default: Parameters()].merge(own)
      } else {
        ofAnySet.merge(own)
      }
    }
  }

  /// Returns the overridden parameters of the stack set that a change deploys.
  func parameters(of change: Node) -> Parameters {
    let after = change["change"]?["after"]
    var parameters = all
    if let name = Self.name(after?["name"] ?? after?["stack_set_name"]) {
      parameters = ofAnySet
      if let own = instances[name] { parameters.merge(own) }
    }
    let groups = after?["stack_instances_group"]?.elements ?? []
    let marks = change["change"]?["after_unknown"]?["stack_instances_group"]
    if marks?.hasText("true") == true {
      let isComputed = PlannedTemplates.isUnset(
        "stack_instances_group",
        by: change,
        in: configuration,
      )
      if !isComputed { parameters.hasUnknownNames = true }
    }
    for (index, group) in groups.enumerated() {
      let mark = marks.flatMap { $0.elements.count > index ? $0.elements[index] : nil }
      parameters.add(
        group["parameter_overrides"],
        unknown: mark?.hasText("true") == true ? mark : mark?["parameter_overrides"],
      )
    }
    return parameters
  }

  /// Returns the name of a stack set, which its unique ID `NAME:UUID` and its ARN contain; nil if
  /// it is unknown.
  private static func name(_ node: Node?) -> Text? {
    guard let node, node.scalarValue != .null, let text = node.text else { return nil }
    return text.split(separator: "/").last?.split(separator: ":").first
  }
}
