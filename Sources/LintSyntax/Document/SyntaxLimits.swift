/// The limits of a document, since libyaml has none.
package enum SyntaxLimits {
  /// The maximum nesting depth of containers.
  ///
  /// CloudFormation templates stay below 40; libyaml takes time quadratic in the depth, 0.8 seconds
  /// at 20,000.
  package static let depth = 500

  /// The maximum nesting depth of brackets, template sequences and splats in an HCL expression,
  /// which parsers and evaluators handle by recursion.
  package static let expressionDepth = 200

  /// The maximum number of nodes of a document after alias expansion, with 64 bytes of text
  /// counting as one more.
  package static let expandedNodes = 1_000_000

  /// The maximum number of different tags of a document; templates have about twenty.
  package static let tags = 10_000
}
