internal import LintDiagnostics
internal import LintText

/// Finds edits of a text in one syntax.
protocol TextEditor {
  /// Returns the replacement of a literal value by a number of days; nil for anything else.
  func replacement(of range: Range<Int>, by days: Int) -> EditDraft?

  /// Returns the insertion of a limit into the resource or call with this name or header.
  func insertion(of intent: FixIntent, _ days: Int, at range: Range<Int>) -> EditDraft?

  /// Returns the removal of the limit with this value.
  func removal(of intent: FixIntent, at range: Range<Int>) -> EditDraft?

  /// Returns the correction of the name of a limit in the resource with this name.
  func renaming(_ name: String, to intent: FixIntent, at range: Range<Int>) -> EditDraft?

  /// Returns the removal of a limit that is written beside the properties of the resource with this
  /// name, and its insertion among them.
  func moving(_ name: String, _ intent: FixIntent, _ days: Int, at range: Range<Int>) -> EditDraft?

  /// Returns the insertion of a suppression of a rule.
  ///
  /// - Parameters:
  ///   - range: the place of the finding.
  ///   - resource: the name or header of the resource, where that is in the same text.
  func suppression(
    _ text: SuppressionText,
    of rule: String,
    at range: Range<Int>,
    resource: Range<Int>?,
  ) -> EditDraft?

  /// Returns the object that asks for a suppression, by the offset of its rule or of itself; nil
  /// where suppressions are comments.
  func suppressionObject(at offset: Int) -> Range<Int>?

  /// Whether a comment at an offset belongs to the block with a header, and to no string, whose value
  /// it would change.
  func mayHaveComment(at offset: Int, inBlock header: Range<Int>) -> Bool

  /// Whether a value belongs to the mappings of a template, and a loop is around another offset.
  func isMapped(_ value: Int, forLoopAround offset: Int) -> Bool

  /// Whether an edited text has the same structure but for the edits.
  func isSame(_ edited: ParsedText, but edits: [TextEdit]) -> Bool
}
