package import LintDiagnostics
package import LintText

/// Drafts fixes of findings in one file.
package struct FixDrafter {
  private let path: String
  private let text: EditableText
  private let editor: any TextEditor
  private let digest: Int

  /// Creates a drafter; returns nil for a text that must not be edited, or cannot be read.
  ///
  /// A generated file is made again, and of UTF-16 and compressed files the bytes are others than
  /// those that were read.
  package init?(_ parsed: ParsedText, path: String) {
    let source = parsed.source
    guard source.isVerbatim, !GeneratedFolders.contain(path), !parsed.isSynthesized else {
      return nil
    }
    let text = EditableText(source)
    let name = path.lowercased()
    let editor: (any TextEditor)? =
      [".tf", ".tofu", ".tfvars", ".hcl"].contains(where: name.hasSuffix)
      ? BlockEditor(text) : DocumentEditor(text, parsed.documents)
    guard let editor else { return nil }
    self.path = path
    self.text = text
    self.editor = editor
    digest = source.bytes.digest
  }

  /// Drafts a fix at the place of a finding.
  ///
  /// - Parameter days: the number of days to keep backups.
  package func fix(of intent: FixIntent, at place: Place, days: Int) -> Fix? {
    let range = place.range.offsets
    switch intent.action {
    case .set:
      let draft =
        editor.insertion(of: intent, days, at: range) ?? editor.replacement(of: range, by: days)
      return draft.map { fix($0, "set \(intent.title) to \(days)") }
    case .remove:
      return editor.removal(of: intent, at: range).map { fix($0, "remove \(intent.title)") }
    case .rename(let name):
      return editor.renaming(name, to: intent, at: range)
        .map { fix($0, "rename '\(name)' to \(intent.title)") }
    case .move(let name):
      return editor.moving(name, intent, days, at: range)
        .map { fix($0, "move '\(name)' into '\(intent.container ?? "")'") }
    }
  }

  /// Drafts a fix where the value of the limit is written, which others may use.
  package func fix(of intent: FixIntent, atSource place: Place, days: Int) -> Fix? {
    let range = place.range.offsets
    guard intent.action == .set,
      let draft = editor.replacement(of: range, by: days), draft.isSafe
    else { return nil }
    return fix(
      EditDraft(draft.parts, isSafe: false),
      "set the value of \(intent.title) to \(days) where it is written",
    )
  }

  /// Drafts the suppression of a finding.
  ///
  /// - Parameter resource: the place of the resource; nil if the finding is about none.
  package func suppression(
    _ suppression: SuppressionText,
    of diagnostic: Diagnostic,
    resource: Place?,
  ) -> Fix? {
    editor.suppression(
      suppression,
      of: diagnostic.rule,
      at: diagnostic.place.range.offsets,
      resource: resource.flatMap { Text($0.path) == Text(path) ? $0.range.offsets : nil },
    )
    .map { fix($0, "accept \(diagnostic.rule)", isSuppression: true) }
  }

  /// Drafts the suppression of a finding where its value is written.
  package func suppression(
    _ suppression: SuppressionText,
    of diagnostic: Diagnostic,
    at value: Place,
  ) -> Fix? {
    editor.suppression(
      suppression,
      of: diagnostic.rule,
      at: value.range.offsets,
      resource: nil,
    )
    .map { fix($0, "accept \(diagnostic.rule)", isSuppression: true) }
  }

  /// Drafts the replacement of a suppression that accepts nothing; nil where it is written in another
  /// form than that of new ones.
  package func suppression(
    _ suppression: SuppressionText,
    of diagnostic: Diagnostic,
    insteadOf old: Suppression,
  ) -> Fix? {
    let range = old.place.range.offsets
    let title = "accept \(diagnostic.rule)"
    if let object = editor.suppressionObject(at: range.lowerBound) {
      let request = SuppressionObject(suppression, diagnostic.rule).text
      let draft = EditDraft(replacing: object, by: request, isSafe: true)
      return fix(draft, title, isSuppression: true)
    }
    let written = text.string(range)
    guard let mark = written.firstRange(of: "elasticache-lint") else { return nil }
    let start =
      range.lowerBound + written.utf8.distance(from: written.startIndex, to: mark.lowerBound)
    let draft = EditDraft(
      replacing: start..<range.upperBound,
      by: suppression.comment(accepting: diagnostic.rule),
      isSafe: true,
    )
    return fix(draft, title, isSuppression: true)
  }

  /// Drafts the suppression of a finding where a module is called.
  ///
  /// - Parameter call: the lines of the call.
  package func suppression(
    _ suppression: SuppressionText,
    of diagnostic: Diagnostic,
    atCall call: LineRange,
  ) -> Fix? {
    let start = call.header?.offsets ?? text.start(ofLine: call.lines.lowerBound).map { $0..<$0 }
    guard let start else { return nil }
    return editor.suppression(suppression, of: diagnostic.rule, at: start, resource: nil)
      .map { fix($0, "accept \(diagnostic.rule)", isSuppression: true) }
  }

  private func fix(_ draft: EditDraft, _ title: String, isSuppression: Bool = false) -> Fix {
    let edits = text.edits(draft.parts)
    return Fix(
      title: title,
      draft.isSafe ? .safe : .unsafe,
      path: path,
      edits: edits,
      lines: text.lineReplacements(edits),
      isSuppression: isSuppression,
      digest: digest,
    )
  }

  /// Whether a comment at a location in an inline template belongs to the stack that has it, and
  /// changes no value.
  package func mayHaveComment(at place: Place, inStack stack: Place) -> Bool {
    editor.mayHaveComment(at: place.range.lowerBound.offset, inBlock: stack.range.offsets)
  }

  /// Whether a value is an entry of a mapping in which a loop around a limit finds it.
  package func isMapped(_ value: Place, forLoopAround limit: Place) -> Bool {
    editor.isMapped(value.range.lowerBound.offset, forLoopAround: limit.range.lowerBound.offset)
  }

  /// Whether an edited text has the same structure but for the edits.
  package func isSame(_ edited: ParsedText, but edits: [TextEdit]) -> Bool {
    editor.isSame(edited, but: edits)
  }
}
