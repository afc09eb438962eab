import ElastiCacheLint
import LintText
import Terraform

/// A text to which the fixes of its findings are made, until it has no more.
struct MendedText {
  let contents: [UInt8]
  let path: String
  var options = Linter.Options()

  init(_ contents: [UInt8], path: String) {
    self.contents = contents
    self.path = path
  }

  func lint(_ contents: [UInt8]) -> FileReport {
    guard let text = try? SourceText(contents: contents) else { return FileReport() }
    let linter = Linter(options)
    let file = SourceFile(path: path, text: text, isNamed: true)
    return path.hasSuffix(".tf") || path.hasSuffix(".tf.json")
      ? linter.lint(rootModule: RootModule(".", in: SingleSource(file: file))) : linter.lint(file)
  }

  /// Returns the text with all edits made, and asserts that they end.
  func mended(includingUnsafe: Bool) -> [UInt8] {
    var contents = contents
    for _ in 0..<8 {
      let fixes = lint(contents).diagnostics.compactMap(\.fix)
        .filter { includingUnsafe || $0.applicability == .safe }
      let edits = fixes.flatMap(\.edits).withoutOverlaps
      guard !edits.isEmpty else { break }
      contents = applied(edits, to: contents)
    }
    return contents
  }

  func applied(_ edits: [TextEdit], to contents: [UInt8]) -> [UInt8] {
    let markLength = contents.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let text = Array(contents[markLength...])
    return contents[..<markLength] + text.withUnsafeBytes { edits.applied(to: $0) }
  }
}

/// One file in memory.
private struct SingleSource: SourceProvider {
  let file: SourceFile

  func file(at path: String, from referrer: String) throws(UnreadSource) -> SourceFile? {
    path == file.path ? file : nil
  }

  func entries(of folder: String) throws(UnreadSource) -> [SourceEntry] {
    folder == "." ? [SourceEntry(name: file.path, kind: .file)] : []
  }
}
