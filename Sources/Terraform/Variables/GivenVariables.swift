public import LintDiagnostics

/// The values that a user gives to the variables of root modules.
public struct GivenVariables: Sendable {
  /// Values of variables, in order; each overrides those before it.
  public var assignments: [Assignment] = []

  /// The name of the workspace; nil if any may be selected.
  public var workspace: String?

  /// A value of one variable, or a file with values.
  public enum Assignment: Sendable {
    /// `NAME=VALUE`, where the value is an expression of the variable's type.
    case value(name: String, text: String)
    /// A `*.tfvars` or `*.tfvars.json` file.
    case file(SourceFile)
  }

  /// Whether nothing is given.
  package var isEmpty: Bool { assignments.isEmpty && workspace == nil }

  /// Whether the user names a file with values.
  var namesFile: Bool {
    assignments.contains { if case .file = $0 { true } else { false } }
  }

  /// Creates a set without values.
  public init() {}
}
