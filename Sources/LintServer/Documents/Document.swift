internal import LintWorkspace

/// A document that is open in the client.
struct Document: Sendable {
  /// The path without links.
  let path: FilePath

  private(set) var version: Int
  private(set) var text: DocumentText

  /// A copy for linting; nil if memory is short.
  private(set) var contents: FileBytes?

  init(_ path: FilePath, _ text: String, version: Int, _ encoding: PositionEncoding) {
    self.path = path
    self.version = version
    self.text = DocumentText(Array(text.utf8), encoding)
    contents = try? FileBytes(copying: self.text.bytes)
  }

  /// Applies changes in their order.
  mutating func apply(_ changes: ChangeParameters, _ encoding: PositionEncoding) {
    version = changes.textDocument.version ?? version
    for change in changes.contentChanges {
      if let range = change.range {
        text.replace(range, with: change.text)
      } else {
        text = DocumentText(Array(change.text.utf8), encoding)
      }
    }
    contents = try? FileBytes(copying: text.bytes)
  }
}
