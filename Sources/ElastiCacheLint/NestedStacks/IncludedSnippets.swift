internal import LintDiagnostics
internal import LintFixes
internal import LintModel
internal import LintSyntax
internal import LintText

/// A template in which the local files that `AWS::Include` names are in place, as they are after
/// `aws cloudformation package` has uploaded them and CloudFormation has inserted them.
struct IncludedSnippets {
  /// The template with the text of the files.
  let file: SourceFile

  /// The template as it is written.
  private let original: SourceFile

  /// The paths of the files.
  private let paths: Set<Text>

  private let pieces: [Piece]

  /// The files of which parts are in the text: the template, and the snippets.
  private let documents: [(source: SourceFile, lines: LineIndex)]

  /// A part of the text that is copied from a file.
  private struct Piece {
    /// Where it begins in the text.
    let start: Int
    let document: Int
    let source: Range<Int>
  }

  /// An entry of a template that a snippet replaces.
  private struct Insertion {
    let range: Range<Int>

    /// The column of the entry; nil inside of braces.
    let indentation: Int?
    let path: Text

    /// Finds where the entry is written; nil if it is indented by tabs.
    init?(_ entry: Node.Entry, in mapping: Node, _ path: Text) {
      let bytes = mapping.document.text.bytes
      let start = entry.key.range.lowerBound
      var end = entry.value.range.upperBound
      while end > start, bytes[end - 1].isASCIISpace { end -= 1 }
      let isFlow = bytes[mapping.range.lowerBound] == UInt8(ascii: "{")
      let line = bytes[..<start].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      guard isFlow || !bytes[line..<start].contains(UInt8(ascii: "\t")) else { return nil }
      range = start..<end
      indentation = isFlow ? nil : start - line
      self.path = path
    }
  }

  /// The number of snippets of one template that are inserted, and of their bytes.
  private static let (countLimit, byteLimit) = (64, 4 << 20)

  /// The number of nodes of a template that are searched.
  private static let nodeLimit = 1_000_000

  /// Inserts the snippets; returns nil without one that can be inserted.
  init?(_ original: SourceFile, _ sources: (any SourceProvider)?) {
    guard let sources, original.text.contains("AWS::Include") else { return nil }
    let reading = TemplateReader().read(original.text)
    guard reading.error == nil, reading.documents.allSatisfy({ $0.firstReuse == nil }) else {
      return nil
    }
    let insertions = reading.documents.compactMap(\.root).flatMap(Self.insertions)
      .sorted { $0.range.lowerBound < $1.range.lowerBound }
    var text = SplicedText(original)
    var paths: Set<Text> = []
    for insertion in insertions.prefix(Self.countLimit) {
      let path = NestedStackLinter.path(insertion.path.string, besides: original.path)
      guard text.bytes.count < Self.byteLimit, insertion.range.lowerBound >= text.position,
        let snippet = (try? sources.file(at: path, from: original.path)) ?? nil,
        text.replace(insertion.range, with: snippet, indentation: insertion.indentation)
      else { continue }
      paths.insert(Text(snippet.path))
    }
    guard !paths.isEmpty else { return nil }
    text.finish()
    self.original = original
    self.paths = paths
    pieces = text.pieces.map { Piece(start: $0.start, document: $0.document, source: $0.source) }
    documents = text.documents.map { ($0, LineIndex($0.text)) }
    file = SourceFile(
      path: original.path,
      text: SourceText(utf8: text.bytes),
      isNamed: original.isNamed,
      isRequired: original.isRequired,
    )
  }

  /// Returns the report of the text with the places of the files.
  func relocated(_ report: FileReport) -> FileReport {
    var report = report.relocated(from: original.path) { place($0.offsets) }
    guard report.skipReason == nil else { return report }
    report.texts[Text(original.path)] = ParsedText(original.text)
    report.nestedPaths.formUnion(paths)
    return report
  }

  private func place(_ range: Range<Int>) -> Place {
    func place(_ document: Int, _ range: Range<Int>) -> Place {
      let (source, lines) = documents[document]
      return Place(path: source.path, bytes: range, lines: lines)
    }
    guard range != 0..<0, let first = pieces.last(where: { $0.start <= range.lowerBound }) else {
      return place(0, 0..<0)
    }
    func source(_ offset: Int) -> Int {
      min(first.source.lowerBound + offset - first.start, first.source.upperBound)
    }
    let start = source(range.lowerBound)
    return place(first.document, start..<max(start, source(range.upperBound)))
  }

  // MARK: Search

  private static func insertions(in root: Node) -> [Insertion] {
    var (found, pending, rest) = ([Insertion](), [root], nodeLimit)
    while let node = pending.popLast(), rest > 0 {
      rest -= 1
      for entry in node.entries {
        let isMacro =
          entry.key.hasText("Fn::Transform")
          || node.range == root.range && entry.key.hasText("Transform")
        if isMacro, let path = location(entry.value) {
          if let insertion = Insertion(entry, in: node, path) { found.append(insertion) }
        } else {
          pending.append(entry.value)
        }
      }
      pending += node.elements
    }
    return found
  }

  /// Returns the location of a snippet that is a local file; nil for any other macro or location.
  private static func location(_ macro: Node) -> Text? {
    guard macro.kind == .mapping, macro["Name"]?.hasText("AWS::Include") == true,
      let location = macro["Parameters"]?["Location"], location.kind == .scalar,
      location.tag == nil, let path = location.text, !path.isEmpty, !path.contains("://"),
      !path.contains("{{"), !path.contains("${")
    else { return nil }
    return path
  }
}
