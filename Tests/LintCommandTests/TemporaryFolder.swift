import Foundation

@testable import lint

/// A folder that is there for one test.
final class TemporaryFolder {
  let path: FilePath
  private let url: URL

  init() throws {
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
  func callAsFunction(_ name: String) -> FilePath {
    name.isEmpty ? path : path.appending(name)
  }

  /// Writes a file, and makes the folders on the way to it.
  func write(_ name: String, _ text: String = "") throws {
    try write(name, Data(text.utf8))
  }

  func write(_ name: String, _ data: Data) throws {
    let file = url.appendingPathComponent(name)
    try makeFolder(file.deletingLastPathComponent())
    try data.write(to: file)
  }

  /// Writes empty files.
  func write(_ names: [String]) throws {
    for name in names { try write(name) }
  }

  func makeFolder(_ name: String) throws {
    try makeFolder(url.appendingPathComponent(name))
  }

  private func makeFolder(_ folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: url.appendingPathComponent(name).path,
      withDestinationPath: target,
    )
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(at: url.appendingPathComponent(name))
  }

  /// A name relative to the folder, for a path that discovery reports.
  func name(of path: FilePath) -> String {
    let prefix = "\(self.path)/"
    let name = path.description
    return name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : name
  }

  /// The names of the files that discovery lists for names in the folder.
  func discover(_ names: [String] = [""], with discovery: FileDiscovery = .init()) -> [String] {
    discovery.discover(names.map { self($0) }).files.map { name(of: $0.path) }
  }

  /// The problems that discovery reports for names in the folder, as `name: message`.
  func problems(_ names: [String], with discovery: FileDiscovery = .init()) -> [String] {
    discovery.discover(names.map { self($0) }).problems.map {
      "\(name(of: $0.path)): \($0.message)"
    }
  }
}
