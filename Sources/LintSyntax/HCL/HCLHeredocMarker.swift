/// The word that ends a heredoc.
struct HCLHeredocMarker: Equatable {
  /// Where the word stands behind `<<` or `<<-`.
  let word: Range<Int>

  /// Whether it is written `<<-`, so that indentation is removed.
  let isIndented: Bool
}
