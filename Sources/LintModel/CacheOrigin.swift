package import LintDiagnostics

/// Where people write a cache, as opposed to the document that a program made of it.
package enum CacheOrigin: Sendable {
  /// In the document itself.
  case document
  /// In a block of a Terraform configuration.
  case block(Block)
  /// In a configuration that was not found.
  ///
  /// With what to do to have it found, nil if there is nothing to be done, and where the retention
  /// limit comes from, as far as that is known.
  case unknown(remedy: String?, trail: [RelatedPlace])

  /// A block of a configuration, and where its retention limit comes from.
  package struct Block: Sendable {
    /// Its type and labels.
    package let header: Place

    /// The retention limit; nil where the block has none.
    package let limit: Place?

    /// Where the limit comes from if it is not written there: the arguments of module calls, up to
    /// a value or the default of a variable.
    package let trail: [RelatedPlace]

    /// Whether the limit is a constant in the block, or missing, so that all plans have the same.
    package let isConstant: Bool
  }
}

extension CacheOrigin {
  /// The block, if it is known.
  package var block: Block? {
    if case .block(let block) = self { block } else { nil }
  }
}
