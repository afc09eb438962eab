internal import LintDiagnostics

/// What the configuration of a plan says of an attribute.
enum WrittenValue {
  case notWritten
  /// Null, or something that is known to be null because the plan would show it otherwise.
  case null
  case value
  /// Something that is not known before apply, with what it refers to: the first few references, and
  /// one more if there are more.
  case unknown(references: [Text])
  /// The plan has no configuration of the resource.
  case notTold
}
