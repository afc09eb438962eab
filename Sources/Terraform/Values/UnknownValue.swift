internal import LintModel
internal import LintText

/// The known properties of a value that is known only after apply.
struct UnknownValue: Sendable, Hashable {
  /// The reason that it is unknown.
  var reason: Undecided

  /// Whether it certainly is not null.
  var isNeverNull = false

  /// The resource that it is; nil for other values.
  var resource: ResourceReference?

  /// The type, as far as it is known.
  var type = TerraformType.any

  /// The beginning of a string, as in `"prod-${…}"`.
  var prefix: Text = ""

  /// The values of which it is one; empty if they are not known.
  var candidates: [TerraformValue] = []

  /// The bounds of a number.
  var bounds = NumberBounds.none
}
