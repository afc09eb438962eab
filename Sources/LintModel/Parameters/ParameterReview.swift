package import LintText

/// The parameters that an input declares, compared with the values that are given.
package struct ParameterReview: Sendable {
  /// The names of parameters that it declares; of one that was not read as a template, the given names
  /// in its text, which it may declare.
  package private(set) var names: Set<Text> = []

  /// The given values that it refuses.
  package private(set) var refusals: [Refusal] = []

  /// A given value that a template refuses.
  package struct Refusal: Sendable, Hashable {
    /// The name of the parameter.
    package let parameter: Text

    /// The value; nil if it must not be shown.
    package let value: Text?

    /// Where it is given.
    package let source: ParameterSource?

    /// Why it is refused: `is not a number`.
    package let reason: String

    /// Creates a refusal of its parts.
    package init(parameter: Text, value: Text?, source: ParameterSource?, reason: String) {
      self.parameter = parameter
      self.value = value
      self.source = source
      self.reason = reason
    }
  }

  /// Creates a review of no parameters.
  package init() {}

  /// Creates a review of an input that was not read, which may declare some names.
  package init(mayDeclare names: some Sequence<Text>) {
    self.names = Set(names)
  }

  /// Creates a review of its parts.
  package init(_ names: Set<Text>, refusals: [Refusal]) {
    self.names = names
    self.refusals = refusals
  }

  /// Adds what another document of the same input declares.
  package mutating func add(_ other: ParameterReview) {
    names.formUnion(other.names)
    refusals += other.refusals
  }
}
