internal import Foundation
package import Testing

/// A file below `fixtures` that says what a rendering must be.
package struct Golden {
  private let url: URL

  package init(_ path: String) {
    url = Repository.fixtures.appending(path: path)
  }

  /// Compares, or with `UPDATE_GOLDENS=1` writes the file and fails, so that no run can bless its
  /// own output.
  package func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
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
    let isSame = Array(text.utf8) == Array(golden.utf8)
    #expect(
      isSame,
      "differs from \(url.lastPathComponent):\n\(text)",
      sourceLocation: sourceLocation,
    )
  }
}
