import Foundation
import LintTestSupport
import Testing

/// Reported cases, each with a page of what is expected, in a folder beside the project.
enum SharedCases {
  /// The folder; nil if it is missing.
  static let folder: URL? = {
    let folder = Repository.root.deletingLastPathComponent().appending(path: "shared/cases")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()

  /// The reason for skipping the tests of them.
  static let absence: Comment = "there is no folder 'shared/cases' beside the project"

  /// The file or folder of a case, or a folder of several.
  static func url(_ name: String) throws -> URL {
    try #require(folder).appending(path: name)
  }
}
