package import LintDiagnostics
package import LintText

/// A cache in a configuration that a plan lacks, or has with another limit: it was edited after the
/// plan was made.
package struct ConfigurationChange: Sendable, Hashable {
  /// The difference.
  package let kind: Kind

  /// The block or value that the plan lacks.
  package let place: Place

  /// The folder of the module that was edited.
  package let folder: Text

  /// The address of the cache without instance keys.
  package let declaration: Text

  /// A part of a configuration that its plan may lack.
  package enum Kind: Sendable, Hashable {
    /// A cache.
    case cache
    /// The limit of a cache.
    case limit
  }

  /// Creates a change from its parts.
  package init(_ kind: Kind, at place: Place, in folder: Text, declaration: Text) {
    self.kind = kind
    self.place = place
    self.folder = folder
    self.declaration = declaration
  }
}
