internal import LintDiagnostics
internal import LintSyntax
internal import LintText

/// A configuration of taskcat: `parameters` of the project and of each test.
struct TaskcatConfiguration {
  private let root: Node

  /// Recognizes a configuration by its shape.
  init?(_ root: Node) {
    let hasTests = root["tests"]?.entries.contains { $0.value["template"] != nil } == true
    guard hasTests || root["project"]?["parameters"]?.kind == .mapping else { return nil }
    self.root = root
  }

  /// Returns the values that every test is given.
  ///
  /// Releases of taskcat differ in whether the project or the test takes precedence, so neither
  /// does here.
  func assignments() throws(MalformedParameters) -> [ParameterAssignment] {
    var shared: [ParameterAssignment] = []
    for section in ["general", "project"] as [StaticString] {
      shared = try merge(shared, root[section]?["parameters"])
    }
    var tests: [ParameterizedDeployment] = []
    for entry in root["tests"]?.entries ?? [] {
      tests.append(
        ParameterizedDeployment(
          name: entry.key.text?.string ?? "",
          assignments: try merge(shared, entry.value["parameters"]),
          range: entry.key.range,
        )
      )
    }
    return tests.isEmpty ? shared : try ParameterizedDeployment.common(tests, kind: "tests")
  }

  private func merge(
    _ shared: [ParameterAssignment],
    _ parameters: Node?,
  ) throws(MalformedParameters) -> [ParameterAssignment] {
    guard let parameters else { return shared }
    let own = try ParameterAssignment.members(parameters)
    let values = shared.values
    if let contrary = own.first(where: { values[$0.name, default: $0.value] != $0.value }) {
      throw MalformedParameters(
        message:
          "parameter '\(contrary.name)' has a different value in a section above; write the values"
          + " of one deployment into a file of their own",
        range: contrary.range,
        hasAcceptedForm: true,
      )
    }
    return shared + own
  }
}
