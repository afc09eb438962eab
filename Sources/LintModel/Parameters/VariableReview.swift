package import LintDiagnostics
package import LintText

/// The variables of a root module, compared with the given values.
package struct VariableReview: Sendable {
  /// The names of the declared variables.
  package var names: Set<Text> = []

  /// The values from the command line that a variable rejects.
  package var refusals: [Refusal] = []

  /// The locations of values in variable files whose variables the root module does not declare.
  package var undeclared: [Text: Place] = [:]

  /// A value that a variable rejects.
  package struct Refusal: Sendable {
    package let variable: Text

    /// The value; nil if it must not be shown.
    package let value: Text?

    /// The problem as a phrase.
    package let reason: Text

    /// The declaration of the variable.
    package let declaration: Place

    /// Creates a refusal from its parts.
    package init(variable: Text, value: Text?, reason: Text, declaration: Place) {
      self.variable = variable
      self.value = value
      self.reason = reason
      self.declaration = declaration
    }
  }

  package init() {}
}
