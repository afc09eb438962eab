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
      ? linter.lint(rootModule: SingleFile(file: file)) : linter.lint(file)
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

/// A root module of one file in memory.
private struct SingleFile: ModuleFolders {
  let file: SourceFile
  var root: String { "." }
  var isNamed: Bool { true }

  func configurationFiles(in folder: String, isFetched: Bool) -> [SourceFile] {
    folder == "." ? [file] : []
  }

  func moduleManifest() -> SourceFile? { nil }
}
