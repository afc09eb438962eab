internal import ElastiCacheLint
internal import LintText
internal import LintWorkspace

/// The diff of all edits that fix the findings of a run.
struct FixDiff {
  private(set) var text: [UInt8] = []

  /// The files that are not shown, by the paths shown to people, with the reasons.
  private(set) var refused: [String: String]

  init(_ task: FixTask) {
    refused = task.refused
    let top = Self.top(of: Array(task.drafts.keys))
    for (file, draft) in task.drafts.sorted(by: { $0.key < $1.key }) {
      let diff = UnifiedDiff(
        of: draft.history.edits,
        in: Array(draft.original.bytes),
        named: "\(file.relative(to: top))",
      )
      if Self.hasOrders(diff.text) {
        refused[draft.path] = "its lines would control a terminal or a service"
      } else {
        text += diff.text
      }
    }
  }

  /// Returns the folder in which `git apply` takes the paths: the working folder, or the top of its
  /// repository if a file is elsewhere in that, since no path may lead up.
  private static func top(of files: [FilePath]) -> FilePath {
    let working = FilePath(".").absolute
    guard !files.allSatisfy({ $0.isInside(working) }) else { return working }
    return sequence(first: working, next: \.parent).first(where: Border.isWorkTree) ?? working
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
      return printable.isCommand || Text(printable.text) != Text(text)
    }
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\u{200B}"..."\u{200D}", "\u{2060}", "\u{FE0F}", "\u{FEFF}": true
    default: false
    }
  }
}
