import Foundation
import LintTestSupport
import LintText

/// A text with a name to tell it by when a test fails.
struct Sample: Sendable, CustomStringConvertible {
  let name: String
  let text: SourceText

  var description: String { name }

  /// The fixtures of this project, whatever there are at the moment.
  static let fixtures = samples(below: Repository.root.appending(path: "fixtures")) { path in
    ["yaml", "yml", "json", "template", "expect"].contains { path.hasSuffix(".\($0)") }
  }

  /// Templates of others.
  static let templates = corpus("cfn")

  /// The JSON parsing test suite.
  static let jsonSuite = corpus("json-suite")

  /// The names in the JSON parsing test suite, of what cannot be decoded as well.
  static let jsonSuiteNames =
    Repository.corpus.map { Repository.files(below: $0.appending(path: "json-suite")) }?
    .filter { $0.hasSuffix(".json") } ?? []

  /// The YAML test suite.
  static let yamlSuite = corpus("yaml-suite")

  private static func corpus(_ folder: String) -> [Sample] {
    guard let corpus = Repository.corpus else { return [] }
    return samples(below: corpus.appending(path: folder)) { !$0.hasSuffix("manifest.tsv") }
  }

  private static func samples(below folder: URL, where isSample: (String) -> Bool) -> [Sample] {
    Repository.files(below: folder).filter(isSample).compactMap { path in
      guard let data = try? Data(contentsOf: folder.appending(path: path)),
        let text = try? SourceText(contents: data)
      else { return nil }
      return Sample(name: path, text: text)
    }
  }
}
