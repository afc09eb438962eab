/// What bounds a document, since libyaml bounds nothing.
package enum SyntaxLimits {
  /// How deep containers may stand in one another.
  ///
  /// CloudFormation templates stay below 40; libyaml takes time that grows with the square of the
  /// depth, 0.8 seconds at 20,000.
  package static let depth = 500

  /// How many nodes a document may have once its aliases are expanded, 64 bytes of text counting as one
  /// more.
  package static let expandedNodes = 1_000_000

  /// How many different tags a document may have; templates have about twenty.
  package static let tags = 10_000
}
