/// A place in a source where something else can be computed, chosen at run time.
struct Site {
  /// The bytes of the original that the site replaces.
  let range: Range<Int>
  /// The function of the run-time part that chooses.
  let function: String
  /// What the mutants do, in the order of their numbers.
  let changes: [String]
  /// What stands where, from left to right: the call's name and number come before all of it.
  let edits: [SourceEdit]
}

/// A text in the place of a part of the original.
struct SourceEdit {
  let range: Range<Int>
  let text: String
}
