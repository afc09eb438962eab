internal import LintDiagnostics
internal import LintFixes
internal import LintModel
internal import LintSyntax
internal import LintText

/// A text in which the local files that it includes are in place.
///
/// `${file(…)}` of the Serverless Framework and `!Rain::Include` are replaced before a template is
/// deployed, `AWS::Include` after `aws cloudformation package` has uploaded the files.
struct IncludedSnippets {
  /// The text with the contents of the files.
  var file: SourceFile { rounds[rounds.count - 1].file }

  /// The replacements: a file may include others.
  private let rounds: [Round]

  /// The number of files that are included one in another.
  private static let roundLimit = 8

  /// The number of snippets of one text that are inserted, and of their bytes.
  private static let (countLimit, byteLimit) = (64, 4 << 20)

  /// Inserts the snippets; returns nil without one that can be inserted.
  init?(
    _ original: SourceFile,
    _ sources: any SourceProvider,
    _ missing: inout Set<Text>,
  ) {
    guard original.text.bytes.count < Self.byteLimit else { return nil }
    // One search for both macros: most files include no others.
    let (hasMacros, hasVariables) = (
      original.text.contains("::Include"), original.text.contains("${file(")
    )
    guard hasMacros || hasVariables else { return nil }
    var (rounds, file) = ([Round](), original)
    if hasVariables || file.text.contains("!Rain::Include") {
      while rounds.count < Self.roundLimit,
        let round = Round(file, sources, of: original, Inclusion.values, &missing)
      {
        rounds.append(round)
        file = round.file
      }
    }
    if file.text.contains("AWS::Include"),
      let round = Round(file, sources, of: original, Inclusion.macros, &missing)
    {
      rounds.append(round)
    }
    guard !rounds.isEmpty else { return nil }
    self.rounds = rounds
  }

  /// Joins the path of a file to the folder of the one that refers to it.
  static func path(_ written: String, besides parent: String) -> String {
    guard !written.hasPrefix("/"), let slash = parent.utf8.lastIndex(of: UInt8(ascii: "/"))
    else { return written }
    return parent[...slash] + written
  }

  /// Returns the report of the text with the places of the files.
  func relocated(_ report: FileReport) -> FileReport {
    rounds.reversed().reduce(report) { $1.relocated($0) }
  }

  /// One replacement of everything that a text includes.
  private struct Round {
    /// The text with the contents of the files.
    let file: SourceFile

    /// The text before.
    private let original: SourceFile

    private let pieces: [SplicedText.Piece]

    /// The files of which parts are in the text: the one before, and the snippets.
    private let documents: [(source: SourceFile, lines: LineIndex)]

    /// The paths of files of which only a part is inserted.
    private let partialPaths: Set<Text>

    /// Whether findings keep their edits.
    private let hasEdits: Bool

    init?(
      _ original: SourceFile,
      _ sources: any SourceProvider,
      of input: SourceFile,
      _ inclusions: ([Document]) -> [Inclusion],
      _ missing: inout Set<Text>,
    ) {
      let reading = TemplateReader().read(original.text)
      guard reading.error == nil else { return nil }
      var text = SplicedText(original)
      var isValue = true
      var partialPaths: Set<Text> = []
      for inclusion in inclusions(reading.documents).prefix(IncludedSnippets.countLimit) {
        let path = IncludedSnippets.path(inclusion.path.string, besides: input.path)
        guard text.bytes.count < IncludedSnippets.byteLimit,
          inclusion.range.lowerBound >= text.position
        else { continue }
        guard let snippet = (try? sources.file(at: path, from: input.path)) ?? nil else {
          missing.insert(Text(path))
          continue
        }
        guard text.replace(inclusion, with: snippet) else { continue }
        switch inclusion.part {
        case .entries: isValue = false
        case .value([]): break
        case .value: partialPaths.insert(Text(snippet.path))
        }
      }
      guard text.documents.count > 1 else { return nil }
      text.finish()
      self.original = original
      hasEdits = isValue
      self.partialPaths = partialPaths
      pieces = text.pieces
      documents = text.documents.map { ($0, LineIndex($0.text)) }
      file = SourceFile(
        path: original.path,
        text: SourceText(utf8: text.bytes),
        isNamed: original.isNamed,
        isRequired: original.isRequired,
      )
    }

    func relocated(_ report: FileReport) -> FileReport {
      var report = report.relocated(
        from: original.path,
        keepingEditsIf: hasEdits ? { isCopy($0.offsets) } : nil,
        by: { place($0.offsets) },
      )
      guard report.skipReason == nil else { return report }
      for (source, _) in hasEdits ? documents : [documents[0]] {
        report.texts[Text(source.path)] = ParsedText(source.text)
      }
      report.nestedPaths.formUnion(documents.dropFirst().map { Text($0.source.path) })
      report.partialPaths.formUnion(partialPaths)
      return report
    }

    /// Whether a part of the text is copied from one file as it is.
    private func isCopy(_ range: Range<Int>) -> Bool {
      guard let piece = piece(at: range.lowerBound) else { return false }
      return range.upperBound - piece.start <= piece.source.count
    }

    private func piece(at offset: Int) -> SplicedText.Piece? {
      var (low, high) = (0, pieces.count)
      while low < high {
        let middle = (low + high) / 2
        if pieces[middle].start <= offset { low = middle + 1 } else { high = middle }
      }
      return low > 0 ? pieces[low - 1] : nil
    }

    private func place(_ range: Range<Int>) -> Place {
      func place(_ document: Int, _ range: Range<Int>) -> Place {
        let (source, lines) = documents[document]
        return Place(path: source.path, bytes: range, lines: lines)
      }
      guard range != 0..<0, let first = piece(at: range.lowerBound) else {
        return place(0, 0..<0)
      }
      func source(_ offset: Int) -> Int {
        min(first.source.lowerBound + offset - first.start, first.source.upperBound)
      }
      let start = source(range.lowerBound)
      return place(first.document, start..<max(start, source(range.upperBound)))
    }
  }
}
