internal import LintText

/// A type constraint of the Terraform language.
indirect enum TerraformType: Sendable, Hashable {
  /// Any type; also that of an unknown value of which nothing is known.
  case any
  case boolean
  case number
  case string
  case list(TerraformType)
  case set(TerraformType)
  case map(TerraformType)
  case tuple([TerraformType])
  case object([Text: ObjectAttribute])

  /// An attribute of an object type.
  struct ObjectAttribute: Sendable, Hashable {
    let type: TerraformType

    /// Whether it may be missing: `optional(number, 7)`.
    let isOptional: Bool

    /// The value of a missing or null attribute; nil for null.
    let fallback: TerraformValue?
  }
}
