/// The failure of an expression that Terraform refuses too, such as `tonumber("x")`.
///
/// A scenario with such a failure cannot be deployed.
struct EvaluationError: Error, Hashable {
  /// The problem, as a phrase for a message.
  let message: String

  /// The location of the expression that fails; nil if it is not known.
  var origin: ValueOrigin?

  init(_ message: String, at origin: ValueOrigin? = nil) {
    self.message = message
    self.origin = origin
  }
}
