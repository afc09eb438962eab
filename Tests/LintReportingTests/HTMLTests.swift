import Foundation
import LintDiagnostics
import LintText
import Testing

@testable import LintReporting

@Suite struct HTMLTests {
  private static let page = HTMLReporter().render(HostileReport.report)

  /// The policy allows the style and the script by their hashes.
  @Test(arguments: [(HTMLStyle.text, HTMLStyle.hash), (HTMLScript.text, HTMLScript.hash)])
  func policyAllowsOwnText(text: String, hash: String) {
    let digits = Array(SHA256.digest(of: text.utf8))
    let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(digits[$0...($0 + 1)]), radix: 16)
    }
    #expect(Data(bytes).base64EncodedString() == hash)
  }

  @Test func pageLoadsNothing() {
    for word in ["http", "url(", "@import", "fetch", "src"] {
      #expect(!HTMLStyle.text.contains(word) && !HTMLScript.text.contains(word))
    }
    let tags = Self.page.matches(of: /<[^>]*>/).map { String($0.output) }
    #expect(tags.allSatisfy { !$0.contains(/\s(src|style|on[a-z]*)=/) })
    let links = Self.page.matches(of: /\shref="([^"]*)"/).map { $0.output.1 }
    #expect(!links.isEmpty && links.allSatisfy { $0.hasPrefix("#file-") })
    #expect(
      Self.page.contains("content=\"default-src 'none'; base-uri 'none'; form-action 'none'; ")
    )
  }

  /// Names in inputs make no tag and no attribute: every tag is one of ours.
  @Test func namesMakeNoTags() {
    let tags = Set(Self.page.matches(of: /<\/?([^\s>]*)/).map { String($0.output.1) })
    let own: Set = [
      "!DOCTYPE", "html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "h4", "p",
      "ul", "li", "b", "form", "label", "input", "output", "div", "table", "tr", "th", "td", "a",
      "main", "section", "article", "small", "pre", "code", "footer", "script",
    ]
    #expect(tags.isSubset(of: own), "\(tags.subtracting(own))")
    #expect(Self.page.contains("&lt;a href=&#39;x&#39;&gt;&amp;amp;]]&gt;"))
    #expect(!Self.page.unicodeScalars.contains { ["\u{1B}", "\u{202E}", "\u{0}"].contains($0) })
  }

  /// The size grows with the number of caches, by the same number of bytes for each.
  @Test func sizeIsLinear() throws {
    func size(_ count: Int) -> Int {
      let caches = (0..<count).map { index in
        let range = HostileReport.range(100_000 + index, 3, 9)
        return JudgedCache(
          identity: ResourceIdentity(id: "Cache\(100_000 + index)", type: "AWS::ElastiCache::X"),
          place: Place(path: "a.yaml", range: range, excerpt: nil),
          engine: nil,
          verdict: .off,
          days: nil,
          reason: "SnapshotRetentionLimit is not set",
        )
      }
      let findings = caches.map { cache in
        Diagnostic(
          rule: "backups-off",
          severity: .error,
          message: "automatic backups are off",
          place: cache.place,
          resource: cache.identity,
        )
      }
      let report = Report(fileCount: 1, caches: caches, diagnostics: findings)
      let page = HTMLReporter().render(report)
      #expect(page.utf8.count(where: { $0 == UInt8(ascii: "\n") }) > 8 * count)
      return page.utf8.count
    }
    // Fields of the totals have the same number of digits.
    let (small, middle, large) = (size(2_000), size(3_500), size(5_000))
    #expect(large - middle == middle - small)
    #expect(large < 5_000 * 700)
  }
}
