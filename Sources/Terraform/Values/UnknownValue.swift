internal import LintModel
internal import LintText

/// The known properties of a value that is known only after apply.
struct UnknownValue: Sendable, Hashable {
  /// The reason that it is unknown.
  let reason: Undecided

  /// Whether it certainly is not null.
  var isNeverNull = false

  /// Whether it is a managed resource, whose `id` and `arn` are never null.
  var isManagedResource = false

  /// The type, as far as it is known.
  var type = TerraformType.any

  /// The beginning of a string, as in `"prod-${…}"`.
  var prefix: Text = ""
}
