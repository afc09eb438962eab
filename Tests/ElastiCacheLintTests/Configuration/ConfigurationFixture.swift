import ElastiCacheLint
import Foundation
import LintTestSupport
import LintText

/// A configuration below `fixtures/configuration`, and what is to be said of it.
struct ConfigurationFixture: CustomStringConvertible {
  /// The path below that folder; the first part of it says what is expected.
  let path: String
  let text: SourceText

  /// What is wrong with it, each as `LINE:COLUMN` and the beginning of what is said.
  let problems: [Substring]

  var description: String { path }

  /// Whether the decoder takes it.
  var isValid: Bool { path.hasPrefix("valid/") }

  /// Whether the schema has to say the same as the decoder.
  var isWithinSchema: Bool { !path.hasPrefix("beyond-schema/") }

  static let folder = Repository.fixtures.appending(path: "configuration")

  static let all = Repository.files(below: folder)
    .filter { !$0.hasSuffix(".expect") }
    .compactMap { try? ConfigurationFixture($0) }

  init(_ path: String) throws {
    self.path = path
    text = try SourceText(contents: Data(contentsOf: Self.folder.appending(path: path)))
    let expected = Self.folder.appending(path: "\(path).expect").path
    problems = ((try? String(contentsOfFile: expected, encoding: .utf8)) ?? "").split(
      separator: "\n"
    )
    .map { $0 }
  }

  func settings() throws(SettingsFileError) -> Settings {
    // Whether a text is a pattern is for the command to say; one such text is enough here.
    try SettingsFile.settings(
      in: SourceFile(path: path, text: text, isNamed: false),
      isPattern: { !["[a", "/"].contains($0) },
    )
  }
}
