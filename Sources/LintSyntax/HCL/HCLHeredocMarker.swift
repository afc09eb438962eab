/// The word that ends a heredoc.
struct HCLHeredocMarker: Equatable {
  /// The range of the word after `<<` or `<<-`.
  let word: Range<Int>

  /// Whether it is written `<<-`, so that indentation is removed.
  let isIndented: Bool
}
