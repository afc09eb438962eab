import Foundation
import Testing

/// A file below `fixtures` that says what a rendering must be.
struct Golden {
  private let url: URL

  init(_ path: String) {
    url = Repository.fixtures.appending(path: path)
  }

  /// Compares, or with `UPDATE_GOLDENS=1` writes the file and fails, so that no run can bless its
  /// own output.
  func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(),
        withIntermediateDirectories: true,
      )
      try Data(text.utf8).write(to: url)
      Issue.record("wrote \(url.lastPathComponent)", sourceLocation: sourceLocation)
      return
    }
    let golden = String(decoding: try Data(contentsOf: url), as: UTF8.self)
    #expect(
      text == golden,
      "differs from \(url.lastPathComponent):\n\(text)",
      sourceLocation: sourceLocation,
    )
  }
}
