package import Foundation
package import Testing

/// Where the project and the data beside it lie.
package enum Repository {
  /// The folder with the manifest.
  package static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  package static let fixtures = root.appending(path: "fixtures")

  /// Data of others, which is not part of the project; nil where it is missing.
  package static let shared: URL? = {
    let folder = root.deletingLastPathComponent().appending(path: "shared")
    return FileManager.default.fileExists(atPath: folder.appending(path: "corpus").path)
      ? folder : nil
  }()

  /// Real templates, plans and test suites in ``shared``.
  package static var corpus: URL? { shared?.appending(path: "corpus") }

  /// The reason to skip a test that needs ``shared``.
  package static let noShared: Comment = "there is no folder 'shared' beside the project"

  /// Returns the text of a file of the project.
  package static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// Every file below a folder, in order, by its path from there.
  package static func files(below folder: URL) -> [String] {
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return (paths ?? []).filter { path in
      var isFolder: ObjCBool = false
      let path = folder.appending(path: path).path
      return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        && !isFolder.boolValue
    }.sorted()
  }

  /// The rows of a table of tab-separated values, each by the names in the first row.
  package static func table(_ url: URL) throws -> [[String: String]] {
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
    let rows = lines.map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    guard let names = rows.first else { return [] }
    return rows.dropFirst().map { row in
      Dictionary(zip(names, row), uniquingKeysWith: { first, _ in first })
    }
  }
}
