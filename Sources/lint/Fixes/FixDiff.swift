internal import ElastiCacheLint
internal import LintText
internal import LintWorkspace

/// The diff of all edits that fix the findings of a report.
struct FixDiff {
  private(set) var text: [UInt8] = []

  /// The number of findings that the edits fix.
  private(set) var count = 0

  /// The problems with files that could not be read, or not be shown.
  private(set) var problems: [Message] = []

  init(_ report: Report, includesUnsafe: Bool, _ borders: Borders) {
    // A file may be linted by several paths.
    var shown: Set<FilePath> = []
    for edits in FileEdits.all(of: report, includingUnsafe: includesUnsafe) {
      do throws(FileProblem) {
        let file = try borders.editableFile(at: FilePath(edits.path))
        count += edits.count
        guard shown.insert(file).inserted else { continue }
        let contents = try Border.readEntry(file, .input)
        let diff = withExtendedLifetime(contents) {
          UnifiedDiff(of: edits, in: contents.bytes, named: "\(file.relativeToWorking)")
        }
        guard let diff else { throw .changed }
        guard !Self.hasOrders(diff.text) else {
          problems.append(
            "\(edits.path): not shown: its lines would control a terminal or a service"
          )
          continue
        }
        text += diff.text
      } catch {
        problems.append("\(edits.path): not shown: \(error.reason)")
      }
    }
  }

  /// Whether a terminal or the log of a service would act on a text, which a diff can't escape.
  private static func hasOrders(_ diff: [UInt8]) -> Bool {
    diff.split(separator: UInt8(ascii: "\n")).contains { line in
      let isWindows = line.last == UInt8(ascii: "\r")
      let bytes = (isWindows ? line.dropLast() : line).map {
        $0 == UInt8(ascii: "\t") ? UInt8(ascii: " ") : $0
      }
      // Byte order marks and other invisible blanks control nothing.
      var text = String(decoding: bytes, as: UTF8.self)
      text.unicodeScalars.removeAll { isInvisible($0) }
      let printable = PrintableText(text)
      return printable.isOrder || Text(printable.text) != Text(text)
    }
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\u{200B}"..."\u{200D}", "\u{2060}", "\u{FE0F}", "\u{FEFF}": true
    default: false
    }
  }
}
