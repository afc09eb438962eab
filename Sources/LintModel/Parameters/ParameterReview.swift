package import LintText

/// The parameters that an input declares, compared with the given values.
package struct ParameterReview: Sendable {
  /// The names of its parameters; if it was not read as a template, the given names in its text,
  /// which it may declare.
  package private(set) var names: Set<Text> = []

  /// The given values that the template refuses.
  package private(set) var refusals: [Refusal] = []

  /// A given value that a template refuses.
  package struct Refusal: Sendable, Hashable {
    /// The name of the parameter.
    package let parameter: Text

    /// The value; nil if it must not be shown.
    package let value: Text?

    /// The source of the value.
    package let source: ParameterSource?

    /// The reason for the refusal: `is not a number`.
    package let reason: String

    /// Creates a refusal from its parts.
    package init(parameter: Text, value: Text?, source: ParameterSource?, reason: String) {
      self.parameter = parameter
      self.value = value
      self.source = source
      self.reason = reason
    }
  }

  /// Creates an empty review.
  package init() {}

  /// Creates a review of an input that was not read, which may declare some names.
  package init(mayDeclare names: some Sequence<Text>) {
    self.names = Set(names)
  }

  /// Creates a review from its parts.
  package init(_ names: Set<Text>, refusals: [Refusal]) {
    self.names = names
    self.refusals = refusals
  }

  /// Adds the review of another document of the same input.
  package mutating func add(_ other: ParameterReview) {
    names.formUnion(other.names)
    refusals += other.refusals
  }
}
