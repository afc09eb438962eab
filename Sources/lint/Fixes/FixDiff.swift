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
    for file in FileEdits.all(of: report, includingUnsafe: includesUnsafe) {
      let path = FilePath(file.path)
      do throws(FileProblem) {
        let contents = try borders.border(around: path.folder).read(path, .input)
        let diff = withExtendedLifetime(contents) { UnifiedDiff(of: file, in: contents.bytes) }
        guard let diff else { throw .changed }
        guard !Self.hasOrders(diff.text) else {
          problems.append(
            "\(file.path): not shown: its lines would control a terminal or a service"
          )
          continue
        }
        text += diff.text
        count += file.count
      } catch {
        problems.append("\(file.path): not shown: the file \(error.message)")
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
      let text = Text(decoding: bytes)
      return Text(PrintableText(text.string).textAtLineStart) != text
    }
  }
}
