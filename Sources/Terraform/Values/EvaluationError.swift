internal import LintDiagnostics

/// The failure of an expression that Terraform refuses too, such as `tonumber("x")`.
///
/// A scenario with such a failure cannot be deployed.
struct EvaluationError: Error, Hashable {
  /// The problem, as a phrase for a message.
  let message: String

  /// The location of the expression that fails; nil if it is not known.
  var origin: ValueOrigin?

  /// The value that a validation refuses; nil for another failure.
  var refusal: Refusal?

  /// The location of a value, and of the condition that it does not meet.
  ///
  /// Indirect, since each level of a nested expression has room for an error on the stack.
  indirect enum Refusal: Hashable {
    case unmet(value: Place, condition: Place)
  }

  /// Whether the value of a referenced object fails, which `try` and `can` do not catch.
  var isOfReference = false

  init(_ message: String, at origin: ValueOrigin? = nil) {
    self.message = message
    self.origin = origin
  }
}
