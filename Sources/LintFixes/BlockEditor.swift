internal import LintDiagnostics
internal import LintSyntax
internal import LintText

/// Finds edits of a text in the native syntax of Terraform.
struct BlockEditor: TextEditor {
  private let text: EditableText
  private let file: HCLFile

  /// All blocks, by the start of their headers.
  private let blocks: [Int: HCLBlock]

  init?(_ text: EditableText) {
    guard let file = try? HCLReader().read(text.source) else { return nil }
    self.text = text
    self.file = file
    blocks = Dictionary(
      file.body.blocks.map { ($0.header.lowerBound, $0) },
      uniquingKeysWith: { first, _ in first },
    )
  }

  func replacement(of range: Range<Int>, by days: Int) -> EditDraft? {
    let written = text.string(range)
    guard let literal = WrittenLiteral(inConfiguration: written),
      case let replacement = literal.replaced(by: days), replacement != written
    else { return nil }
    let part = EditDraft.Part(range: range, replacement: replacement)
    let blanks = CommentColumn.line(of: range.lowerBound, in: text, file.comments)
      .flatMap { CommentColumn(around: $0, in: text, file.comments) }?
      .parts(growingBy: replacement.count - written.count)
    return EditDraft(
      ([part] + (blanks ?? [])).sorted { $0.range.lowerBound < $1.range.lowerBound },
      isSafe: literal.isOfRightKind,
    )
  }

  func renaming(_ name: String, to intent: FixIntent, at range: Range<Int>) -> EditDraft? { nil }

  func moving(
    _ name: String,
    _ intent: FixIntent,
    _ days: Int,
    at range: Range<Int>,
  ) -> EditDraft? { nil }

  func removal(of intent: FixIntent, at range: Range<Int>) -> EditDraft? {
    for block in file.body.blocks {
      let limit = block.body.attributes.first {
        $0.valueRange.contains(range.lowerBound) && $0.name == Text(intent.name)
      }
      guard let limit else { continue }
      let line = limit.nameRange.lowerBound..<limit.valueRange.upperBound
      guard let removal = text.removal(ofLineOf: line).map(withParagraph) else { return nil }
      let blanks =
        RemovedLine(of: limit, among: arguments(of: block), in: text, file.comments)?.parts ?? []
      return EditDraft(
        (blanks + [removal]).sorted { $0.range.lowerBound < $1.range.lowerBound },
        isSafe: false,
      )
    }
    return nil
  }

  /// Returns the removal of a line with the empty line above it, or else below it, that would
  /// separate nothing then.
  private func withParagraph(_ removal: EditDraft.Part) -> EditDraft.Part {
    let (start, next) = (removal.range.lowerBound, removal.range.upperBound)
    guard isEndOfParagraph(next), let endAbove = text.previousLineEnd(before: start),
      let above = text.lineStart(of: endAbove)
    else { return removal }
    let content = text.string(above..<endAbove).filter { $0 != " " && $0 != "\t" }
    if content.isEmpty { return EditDraft.Part(range: above..<next, replacement: "") }
    let isEmpty = text.lineEnd(of: next).map { text.string(next..<$0).allSatisfy(\.isWhitespace) }
    guard content.hasSuffix("{"), isEmpty == true,
      let after = text.lineEnd(of: next).flatMap({ text.nextLine(after: $0) })
    else { return removal }
    return EditDraft.Part(range: start..<after, replacement: "")
  }

  /// Returns the arguments of a block that have a line of their own.
  private func arguments(of block: HCLBlock) -> [HCLAttribute] {
    block.body.attributes.filter { attribute in
      text.indentation(of: attribute.nameRange.lowerBound) != nil
        && !text.isBroken(attribute.nameRange.lowerBound..<attribute.valueRange.upperBound)
    }
  }

  // MARK: Insertion

  func insertion(of intent: FixIntent, _ days: Int, at range: Range<Int>) -> EditDraft? {
    guard let block = blocks[range.lowerBound], block.header == range,
      (block.type == "module") == intent.isArgument,
      let own = text.indentation(of: block.range.lowerBound)
    else { return nil }
    let open = text.string(block.header.upperBound..<block.range.upperBound)
    guard let brace = open.utf8.firstIndex(of: UInt8(ascii: "{")) else { return nil }
    let start =
      block.header.upperBound + open.utf8.distance(from: open.utf8.startIndex, to: brace) + 1
    let inside = start..<block.range.upperBound - 1
    let isOneLine = !text.isBroken(block.range)
    let part =
      isOneLine
      ? opened(block, inside, own, intent.name, days)
      : addition(to: block, after: start, own, intent.name, days)
    // A member of a group takes no limit.
    let mayBeMember = intent.membership.map { name in
      block.body.attributes.contains { $0.name == Text(name) }
    }
    return part.map { part in
      EditDraft(
        isOneLine ? [part] : withAlignedComments(part),
        isSafe: mayBeMember != true,
      )
    }
  }

  /// Returns the insertion of lines after one, and the blanks that align the comments around them.
  private func withAlignedComments(_ insertion: EditDraft.Part) -> [EditDraft.Part] {
    let blanks = CommentColumn.parts(
      insertingAfter: insertion.range.lowerBound,
      in: text,
      file.comments,
    )
    return (blanks + [insertion]).sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// Returns a block of one line, which can have only one argument, with a line for each.
  private func opened(
    _ block: HCLBlock,
    _ inside: Range<Int>,
    _ own: String,
    _ name: String,
    _ days: Int,
  ) -> EditDraft.Part? {
    // Comments of other lines are aligned with one after the block.
    let line = CommentColumn.line(of: block.range.upperBound, in: text, file.comments)
    guard
      line.flatMap({ CommentColumn(around: $0, in: text, file.comments) })?.hasOthers != true
    else { return nil }
    var arguments: [(name: String, value: String)] = [(name, "\(days)")]
    let written = text.string(inside).filter { $0 != " " && $0 != "\t" }
    if let attribute = block.body.attributes.first {
      let value = text.string(attribute.valueRange)
      guard written == "\(attribute.name)=\(value.filter { $0 != " " && $0 != "\t" })" else {
        return nil
      }
      arguments.insert((attribute.name.string, value), at: 0)
    } else if !written.isEmpty {
      return nil
    }
    let width = arguments.map(\.name.count).max() ?? 0
    let lines = arguments.map { name, value in
      own + "  " + name + String(repeating: " ", count: width - name.count) + " = " + value
    }
    let replacement = text.lineEnding + lines.map { $0 + text.lineEnding }.joined() + own
    return EditDraft.Part(range: inside, replacement: replacement)
  }

  /// Returns the addition of an argument, aligned with those above as `terraform fmt` does, or in a
  /// paragraph of its own where its name is too long for that.
  private func addition(
    to block: HCLBlock,
    after open: Int,
    _ own: String,
    _ name: String,
    _ days: Int,
  ) -> EditDraft.Part? {
    let lines = arguments(of: block)
    guard let anchor = lines.last,
      let indentation = text.indentation(of: anchor.nameRange.lowerBound),
      let end = text.lineEnd(of: anchor.valueRange.upperBound)
    else { return paragraph(after: open, own + "  ", name, days) }
    let paddings = paragraph(of: anchor, in: lines).map(padding)
    let names = Set(zip(paragraph(of: anchor, in: lines), paddings).map { $0.name.utf8.count + $1 })
    // Arguments that aren't aligned stay so.
    let width = names.count == 1 ? names.first ?? 0 : name.utf8.count
    guard width >= name.utf8.count else {
      // A line below the last argument may be aligned with it.
      let isLast = text.nextLine(after: end).map(isEndOfParagraph) ?? true
      return isLast
        ? paragraph(after: end, indentation, name, days, isSeparate: true)
        : paragraph(after: open, indentation, name, days)
    }
    let spaces = String(repeating: " ", count: width - name.utf8.count)
    return EditDraft.Part(
      range: end..<end,
      replacement: "\(text.lineEnding(at: end))\(indentation)\(name)\(spaces) = \(days)",
    )
  }

  /// Returns the insertion of an argument between empty lines.
  private func paragraph(
    after offset: Int,
    _ indentation: String,
    _ name: String,
    _ days: Int,
    isSeparate: Bool = false,
  ) -> EditDraft.Part? {
    guard let end = text.lineEnd(of: offset), let next = text.nextLine(after: end) else {
      return nil
    }
    let ending = text.lineEnding(at: end)
    let before = isSeparate ? ending : ""
    let after = isEndOfParagraph(next) ? "" : ending
    return EditDraft.Part(
      range: end..<end,
      replacement: "\(before)\(ending)\(indentation)\(name) = \(days)\(after)",
    )
  }

  /// Whether the line that starts at an offset has no argument.
  private func isEndOfParagraph(_ start: Int) -> Bool {
    guard let end = text.lineEnd(of: start) else { return false }
    let line = text.string(start..<end).filter { $0 != " " && $0 != "\t" }
    return line.isEmpty || line == "}"
  }

  /// Returns the arguments on consecutive lines up to one of them.
  private func paragraph(of last: HCLAttribute, in lines: [HCLAttribute]) -> [HCLAttribute] {
    var found: [HCLAttribute] = []
    var line = text.lines.position(at: last.nameRange.lowerBound).line
    for attribute in lines.reversed() {
      guard text.lines.position(at: attribute.nameRange.lowerBound).line == line else { break }
      found.append(attribute)
      line -= 1
    }
    return found
  }

  /// Returns the number of spaces between a name and its equals sign, but for the usual one.
  private func padding(of attribute: HCLAttribute) -> Int {
    let between = text.string(attribute.nameRange.upperBound..<attribute.valueRange.lowerBound)
    return between.prefix { $0 == " " }.count - 1
  }

  func suppression(
    _ suppression: SuppressionText,
    of rule: String,
    at range: Range<Int>,
    resource: Range<Int>?,
  ) -> EditDraft? {
    let start = header(aroundStringAt: range.lowerBound) ?? range.lowerBound
    return addition(of: "# \(suppression.comment(accepting: rule))", toLineOf: start)
      ?? text.insertion(of: suppression, accepting: rule, above: start)
      .map { draft in
        let end = draft.parts.first.flatMap { text.previousLineEnd(before: $0.range.lowerBound) }
        let blanks = end.map {
          CommentColumn.parts(insertingAfter: $0, in: text, file.comments)
        }
        return EditDraft(
          ((blanks ?? []) + draft.parts).sorted { $0.range.lowerBound < $1.range.lowerBound },
          isSafe: draft.isSafe,
        )
      }
  }

  func suppressionObject(at offset: Int) -> Range<Int>? { nil }

  func mayHaveComment(at offset: Int, inBlock header: Range<Int>) -> Bool {
    heredoc(around: offset) == nil && blocks[header.lowerBound]?.range.contains(offset) ?? false
  }

  func isMapped(_: Int, forLoopAround _: Int) -> Bool { false }

  /// Returns the argument whose value has a heredoc before an offset in it.
  private func heredoc(around offset: Int) -> HCLAttribute? {
    arguments.first { argument in
      argument.valueRange.contains(offset)
        && text.string(argument.valueRange.lowerBound..<offset).contains("<<")
    }
  }

  /// Returns the start of the block, or else of the argument, that has a heredoc around an offset;
  /// nil also for a configuration that Terragrunt generates, which may have comments.
  private func header(aroundStringAt offset: Int) -> Int? {
    guard let argument = heredoc(around: offset) else { return nil }
    guard let block = file.body.blocks.first(where: { $0.range.contains(offset) }) else {
      return argument.nameRange.lowerBound
    }
    return block.type == "generate" ? nil : block.header.lowerBound
  }

  /// Returns the addition of a comment to the line of an argument below another one, with which it
  /// may be aligned; nil for any other line, and if more follows the value.
  private func addition(of comment: String, toLineOf offset: Int) -> EditDraft? {
    guard let start = text.lineStart(of: offset), let end = text.lineEnd(of: start),
      let endAbove = text.previousLineEnd(before: start),
      let startAbove = text.lineStart(of: endAbove),
      arguments.contains(where: {
        start <= $0.nameRange.lowerBound && $0.valueRange.upperBound == end
      }),
      arguments.contains(where: { (startAbove..<endAbove).contains($0.nameRange.lowerBound) })
    else { return nil }
    let line = CommentColumn.Line(blanks: end..<end, width: text.string(start..<end).count)
    let blanks =
      CommentColumn(around: line, in: text, file.comments)?.parts(growingBy: 0)
      ?? [EditDraft.Part(range: end..<end, replacement: " ")]
    let parts = blanks.map { part in
      let added = part.range.isEmpty ? part.replacement + comment : part.replacement
      return EditDraft.Part(range: part.range, replacement: added)
    }
    return EditDraft(parts, isSafe: true)
  }

  private var arguments: [HCLAttribute] {
    file.body.attributes + file.body.blocks.flatMap(\.body.attributes)
  }

  // MARK: Comparison

  func isSame(_ edited: ParsedText, but edits: [TextEdit]) -> Bool {
    guard let new = try? HCLReader().read(edited.source) else { return false }
    let removed = edits.map(\.offsets)
    let added = edits.offsetsAfterwards
    let old = BodyOutline(file.body, text.source, without: removed)
    return old.parts == BodyOutline(new.body, edited.source, without: added).parts
  }
}
