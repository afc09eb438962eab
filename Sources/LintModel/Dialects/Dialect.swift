package import LintDiagnostics

/// A language that declares caches: everything that the pipeline knows about it.
///
/// The pipeline asks the dialects of one list in turn, and the first one that reads an input has it.
package protocol Dialect: Sendable {
  /// Determines quickly whether a text may concern caches in this language.
  ///
  /// A dialect that searches for other words than those of ``CacheSearch/mayFind`` ignores that.
  func mention(in search: CacheSearch) -> Mention

  /// Reads an input, or returns nil if it isn't in this language or concerns no cache.
  ///
  /// - Parameter mention: the strongest mention of a cache in any language.
  func read(_ file: SourceFile, _ mention: Mention) -> DialectReading?

  /// Reports why an input that may concern caches, and that no dialect has read, is not in this
  /// language, if it looks as if it should be.
  func refuse(_ file: SourceFile, _ mention: Mention) -> DialectReading?

  /// Whether an input may be what a program wrote in this language.
  ///
  /// Such a text concerns caches even if it breaks off before it names one, and its values are not
  /// shown.
  func mayBeOutput(_ file: SourceFile) -> Bool
}

extension Dialect {
  package func refuse(_ file: SourceFile, _ mention: Mention) -> DialectReading? { nil }

  package func mayBeOutput(_ file: SourceFile) -> Bool { false }
}
