package import Foundation
package import LintWorkspace

/// A folder that is there for one test.
package final class TemporaryFolder {
  package let path: FilePath
  private let url: URL

  package init() throws {
    // Resolved, since `/tmp` is a link on macOS and Git prints what it leads to.
    url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appendingPathComponent("lint-\(UUID().uuidString)")
    path = FilePath(url.path)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  /// The path of something in the folder.
  package func callAsFunction(_ name: String) -> FilePath {
    name.isEmpty ? path : path.appending(name)
  }

  /// Writes a file, and makes the folders on the way to it.
  package func write(_ name: String, _ text: String = "") throws {
    try write(name, Data(text.utf8))
  }

  package func write(_ name: String, _ data: Data) throws {
    let file = url.appendingPathComponent(name)
    try makeFolder(file.deletingLastPathComponent())
    try data.write(to: file)
  }

  /// Writes a file elsewhere, and moves it to its place.
  package func replace(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: url.appendingPathComponent(name), options: .atomic)
  }

  /// Writes empty files.
  package func write(_ names: [String]) throws {
    for name in names { try write(name) }
  }

  package func makeFolder(_ name: String) throws {
    try makeFolder(url.appendingPathComponent(name))
  }

  private func makeFolder(_ folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  package func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: url.appendingPathComponent(name).path,
      withDestinationPath: target,
    )
  }

  package func remove(_ name: String) throws {
    try FileManager.default.removeItem(at: url.appendingPathComponent(name))
  }

  /// A name relative to the folder, for a path that discovery reports.
  package func name(of path: FilePath) -> String {
    let prefix = "\(self.path)/"
    let name = path.description
    return name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : name
  }
}
