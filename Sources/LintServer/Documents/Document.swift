internal import LintWorkspace

/// A document that is open in the client.
struct Document: Sendable {
  /// The path of the URI.
  let opened: FilePath

  /// The path by which the document is linted, which keeps links below the workspace folder: they
  /// decide which configuration, variables and nested templates apply.
  private(set) var location: FilePath

  /// The path without links, which identifies the file.
  private(set) var path: FilePath

  private(set) var version: Int
  private(set) var text: DocumentText

  /// A copy for linting; nil if memory is short.
  private(set) var contents: FileBytes?

  init(_ path: FilePath, _ text: String, version: Int, _ encoding: PositionEncoding) {
    opened = path
    location = path
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

extension Document {
  /// Resolves the links on the path as they are now.
  ///
  /// - Parameter folders: the workspace folders, without links.
  mutating func locate(below folders: [FilePath]) {
    path = POSIX.resolvedPath(of: opened)
    location = opened.location(below: folders)
  }

  /// Whether the file on disk has the same text.
  ///
  /// - Parameter folders: the workspace folders; a file that a link leads to out of them is not read.
  func isSaved(below folders: [FilePath]) -> Bool {
    guard Borders(linted: folders).contain(opened), let contents,
      let saved = try? Border.readEntry(path, .input)
    else { return false }
    return withExtendedLifetime((contents, saved)) { contents.bytes.elementsEqual(saved.bytes) }
  }
}

extension FilePath {
  /// Returns the path by which the file of a URI is linted.
  ///
  /// A link that leads out of the repository would not be followed, so it is replaced by its target.
  func location(below folders: [FilePath]) -> FilePath {
    let path = absolute.relocated(below: folders)
    return Borders(linted: folders).contain(path) ? path : POSIX.resolvedPath(of: path)
  }
}
