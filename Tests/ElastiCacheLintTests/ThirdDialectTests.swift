import LintDiagnostics
import LintModel
import LintTestSupport
import LintText
import Testing

@testable import ElastiCacheLint

/// A dialect more is one entry in the list: nothing else in the pipeline knows it.
struct ThirdDialectTests {
  /// Reads lines such as `cache sessions 7`; without a number the limit is missing.
  private struct LineDialect: Dialect {
    func mention(in search: CacheSearch) -> Mention {
      search.text.contains("cache ") ? .certain : .none
    }

    func read(_ file: SourceFile, _ mention: Mention) -> DialectReading? {
      guard mention != .none, file.path.hasSuffix(".caches") else { return nil }
      var extraction = Extraction()
      var start = 0
      for line in file.text.bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
        let words = String(decoding: line, as: UTF8.self).split(separator: " ")
        if words.count > 1, words[0] == "cache" {
          let name = start + 6..<start + 6 + words[1].utf8.count
          let days = words.count > 2 ? Int(words[2]) : nil
          let possibility = Possibility(
            retention: days.map(Retention.days) ?? .absent(.notWritten),
            range: days == nil ? name : start..<start + line.count,
            engine: .notWritten,
          )
          extraction.caches.append(
            Cache(
              id: Text(String(words[1])),
              type: .cloudFormationServerless,
              range: name,
              possibilities: [possibility],
            )
          )
        }
        start += line.count + 1
      }
      return .read([extraction], LineIndex(file.text))
    }
  }

  private static let linter = Linter(
    Linter.Options(),
    Linter.allDialects + [{ _, _ in LineDialect() }],
  )

  private static func lint(_ path: String, _ contents: String) throws -> FileReport {
    let text = try SourceText(contents: contents.utf8)
    return linter.lint(SourceFile(path: path, text: text, isNamed: true))
  }

  @Test func `finds what it declares, with places`() throws {
    let report = try Self.lint("a.caches", "# ours\ncache carts 7\ncache pages 0\ncache sessions\n")
    #expect(report.caches.map(\.identity.id) == ["carts", "pages", "sessions"])
    #expect(report.caches.map(\.verdict) == [.on, .off, .off])
    #expect(report.diagnostics.map(\.rule) == ["backups-off", "backups-off"])
    let starts = report.diagnostics.map(\.place.range.lowerBound)
    #expect(starts.map(\.line) == [3, 4] && starts.map(\.column) == [1, 7])
    #expect(
      report.diagnostics.last?.message.hasPrefix("automatic backups are off for serverless cache")
        == true
    )
  }

  @Test(arguments: [
    ("a.caches", "# none\n", "it names no cache"),
    ("a.txt", "cache carts 0\n", "it is neither a template nor a plan"),
    ("a.txt", "carts 0\n", "it names no cache"),
  ])
  func `leaves other inputs alone`(_ path: String, _ contents: String, _ reason: String) throws {
    let report = try Self.lint(path, contents)
    #expect(report.caches.isEmpty && report.diagnostics.isEmpty)
    #expect(report.skipReason == reason)
  }

  @Test func `takes nothing away from the others`() throws {
    let template = "Resources: {A: {Type: AWS::ElastiCache::ServerlessCache}}"
    #expect(try Self.lint("a.yaml", template).caches.map(\.verdict) == [.off])
  }
}
