/// A location that explains a value, with a message.
package struct Explanation: Sendable {
  /// The explanation, as a phrase.
  package let message: String

  /// The bytes that it explains.
  package let range: Range<Int>

  /// The parameter whose given value it explains; nil if it explains something else.
  package let given: GivenParameter?

  /// A parameter with the source of its value.
  package struct GivenParameter: Sendable {
    package let name: String
    package let source: ParameterSource

    /// Creates a parameter from its parts.
    package init(name: String, source: ParameterSource) {
      self.name = name
      self.source = source
    }
  }

  /// Creates an explanation from its parts.
  package init(_ message: String, at range: Range<Int>, given: GivenParameter? = nil) {
    self.message = message
    self.range = range
    self.given = given
  }
}
