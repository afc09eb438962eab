import ElastiCacheLint
import Foundation
import LintTestSupport
import Testing

/// Guides as people and programs get them.
struct GuideGoldenTests {
  @Test(arguments: Rules.guides)
  func `explains each rule as somebody has read it`(_ guide: RuleGuide) throws {
    try Golden("guides/\(guide.rule.name).txt").expect(GuideFormat.text.render([guide]))
  }

  @Test(arguments: [GuideFormat.json, .markdown])
  func `explains the main rule in every format`(_ format: GuideFormat) throws {
    let guide = try #require(Rules.guides.first)
    let suffix = format == .markdown ? "md" : "json"
    try Golden("guides/\(guide.rule.name).\(suffix)").expect(format.render([guide]))
  }

  @Test func `has no golden of a rule that is gone`() {
    let names = Repository.files(below: Repository.fixtures.appending(path: "guides"))
      .filter { $0.hasSuffix(".txt") }
    #expect(Set(names) == Set(Rules.guides.map { "\($0.rule.name).txt" }))
  }

  /// Broken, neither an address nor a name could be copied.
  @Test(arguments: [40, 60, 80, 100])
  func `keeps prose within the width`(_ width: Int) {
    for guide in Rules.guides {
      let code = guide.parts.flatMap(\.examples)
        .flatMap { $0.code.split(separator: "\n") }
      for line in guide.text(width: width).split(separator: "\n") where line.count > width {
        let text = String(line.drop { $0 == " " })
        let isCode = width < 80 && code.contains { $0.hasSuffix(text) }
        #expect(!text.contains(" ") || isCode, "\(line)")
      }
    }
  }

  @Test(arguments: Rules.guides)
  func `says the same as text and as Markdown`(_ guide: RuleGuide) {
    func words(_ text: String) -> [String] {
      text.split { !$0.isLetter && !$0.isNumber }.map { $0.lowercased() }
    }
    let markdown = Set(words(guide.markdown))
    for word in words(guide.text()) { #expect(markdown.contains(word), "\(word)") }
  }

  @Test func `uses colour only if asked to`() throws {
    let guide = try #require(Rules.guides.first)
    #expect(!GuideFormat.text.render([guide]).contains("\u{1B}"))
    let colored = GuideFormat.text.render([guide], isColored: true)
    #expect(colored.hasPrefix("\u{1B}[1mbackups-off\u{1B}[0m"))
    #expect(
      colored.replacing("\u{1B}[1m", with: "").replacing("\u{1B}[0m", with: "")
        == GuideFormat.text.render([guide])
    )
  }
}
