internal import LintSyntax
internal import LintText

/// A configuration of the SAM CLI, `samconfig.toml` or `samconfig.yaml`: `parameter_overrides` of the
/// command `deploy` in each environment.
///
/// The environment is `default`, as for `sam deploy` without `--config-env`. Without a `default`, the
/// only other one counts, or several that agree.
enum SAMConfiguration {
  /// Reads a configuration in TOML.
  static func assignments(
    inTOML text: SourceText
  ) throws(MalformedParameters) -> [ParameterAssignment] {
    let found = try overrides(inTOML: text)
    guard !found.isEmpty else {
      throw MalformedParameters(message: "expected 'parameter_overrides' of 'deploy'", range: 0..<0)
    }
    return try chosen(found)
  }

  private static func overrides(
    inTOML text: SourceText
  ) throws(MalformedParameters) -> [Overrides] {
    var found: [Overrides] = []
    for entry in try TOMLReader.entries(in: text) where entry.path.last == "parameter_overrides" {
      guard entry.path.count == 4, entry.path[2] == "parameters" else { continue }
      found.append(
        Overrides(
          environment: entry.path[0],
          command: entry.path[1],
          assignments: try assignments(entry.value),
          range: entry.value.range,
        )
      )
    }
    return found
  }

  /// Reads a configuration in YAML, or returns nil if the document isn't one.
  static func assignments(
    in root: Node
  ) throws(MalformedParameters) -> [ParameterAssignment]? {
    let found = try overrides(in: root)
    return found.isEmpty ? nil : try chosen(found)
  }

  private static func overrides(in root: Node) throws(MalformedParameters) -> [Overrides] {
    var found: [Overrides] = []
    for environment in root.entries {
      for command in environment.value.entries {
        guard let overrides = command.value["parameters"]?["parameter_overrides"] else { continue }
        found.append(
          Overrides(
            environment: environment.key.text?.string ?? "",
            command: command.key.text?.string ?? "",
            assignments: try assignments(overrides),
            range: overrides.range,
          )
        )
      }
    }
    return found
  }

  /// Returns the environments whose values differ from those of `default`; none without a
  /// `default`.
  static func ignoredEnvironments(in text: SourceText) throws(MalformedParameters) -> [String] {
    let found: [Overrides]
    if TOMLReader.isMeant(by: text) {
      found = try overrides(inTOML: text)
    } else if let root = TemplateReader().read(text).documents.first?.root {
      found = try overrides(in: root)
    } else {
      return []
    }
    let deployments = deployments(found)
    guard let byDefault = deployments.first(where: { $0.name == "default" }) else { return [] }
    return deployments.filter { $0.assignments.values != byDefault.assignments.values }.map(\.name)
  }

  private struct Overrides {
    let environment: String
    let command: String
    let assignments: [ParameterAssignment]
    let range: Range<Int>
  }

  private static func chosen(
    _ found: [Overrides]
  ) throws(MalformedParameters) -> [ParameterAssignment] {
    let deployments = deployments(found)
    guard !deployments.isEmpty else {
      throw MalformedParameters(
        message: "'parameter_overrides' of '\(found[0].command)' are not those of 'deploy'",
        range: found[0].range,
      )
    }
    if let byDefault = deployments.first(where: { $0.name == "default" }) {
      return byDefault.assignments
    }
    return try ParameterizedDeployment.common(deployments, kind: "environments")
  }

  private static func deployments(_ found: [Overrides]) -> [ParameterizedDeployment] {
    var deployments: [ParameterizedDeployment] = []
    // `global` holds for every command without a value of its own.
    for overrides in found where ["deploy", "global"].contains(overrides.command) {
      let isReplaced = found.contains {
        $0.environment == overrides.environment && $0.command == "deploy"
      }
      guard overrides.command == "deploy" || !isReplaced else { continue }
      deployments.append(
        ParameterizedDeployment(
          name: overrides.environment,
          assignments: overrides.assignments,
          range: overrides.range,
        )
      )
    }
    return deployments
  }

  // MARK: Values

  private static func assignments(
    _ node: Node
  ) throws(MalformedParameters) -> [ParameterAssignment] {
    switch node.kind {
    case .scalar: return try ParameterAssignment.words(node.text?.string ?? "", range: node.range)
    case .mapping: return try ParameterAssignment.members(node)
    case .sequence:
      var assignments: [ParameterAssignment] = []
      for element in node.elements { assignments += try Self.assignments(element) }
      return assignments
    }
  }

  private static func assignments(
    _ value: TOMLReader.Value
  ) throws(MalformedParameters) -> [ParameterAssignment] {
    switch value.content {
    case .text(let text): return try ParameterAssignment.words(text, range: value.range)
    case .list(let elements):
      var assignments: [ParameterAssignment] = []
      for element in elements { assignments += try Self.assignments(element) }
      return assignments
    case .table(let entries):
      return try entries.map { (entry) throws(MalformedParameters) in
        guard entry.path.count == 1, case .text(let text) = entry.value.content else {
          throw MalformedParameters(message: "expected a value", range: entry.value.range)
        }
        return ParameterAssignment(
          name: Text(entry.path[0]),
          value: .text(Text(text)),
          range: entry.value.range,
        )
      }
    }
  }
}
