import LintDiagnostics
import LintTestSupport
import Testing

@testable import LintSyntax

/// The JSON parsing test suite of Nicolas Seriot, where it lies beside the project.
@Suite(.enabled(if: Repository.corpus != nil, Repository.noShared))
struct JSONSuiteTests {
  @Test func `accepts and refuses what the suite says`() {
    var counts: [String: Int] = [:]
    for sample in Sample.jsonSuite {
      let read = JSONReader().read(sample.text)
      let kind = sample.name.prefix(2)
      counts["\(kind) \(read.error == nil ? "accepted" : "refused")", default: 0] += 1
      switch kind {
      case "y_": #expect(read.error == nil, "\(sample)")
      case "n_": #expect(read.error != nil, "\(sample)")
      default: break
      }
      #expect(read.documents.count == (read.error == nil ? 1 : 0), "\(sample)")
      #expect(read.error?.isInside(sample.text) ?? true, "\(sample)")
    }
    // Broken UTF-16 is refused before there is a text.
    let readable = Set(Sample.jsonSuite.map(\.name))
    for name in Sample.jsonSuiteNames where !readable.contains(name) {
      counts["\(name.prefix(2)) not decoded", default: 0] += 1
      #expect(!name.hasPrefix("y_"), "\(name)")
    }
    let shown = counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    print("json-suite: \(shown.joined(separator: ", "))")
    #expect(Sample.jsonSuiteNames.count > 280)
  }

  @Test func `accepts UTF-16, which the suite leaves open`() throws {
    let names = ["i_string_UTF-16LE_with_BOM.json", "i_string_utf16BE_no_BOM.json"]
    for name in names {
      let sample = try #require(Sample.jsonSuite.first { $0.name == name })
      #expect(JSONReader().read(sample.text).documents.first?.root?.summary == "['é']", "\(name)")
    }
  }
}
