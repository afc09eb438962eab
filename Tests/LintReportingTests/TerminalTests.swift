import LintDiagnostics
import Testing

@testable import LintReporting

/// What only a terminal is shown.
@Suite struct TerminalTests {
  private static func render(_ terminal: TerminalView?) -> String {
    ReportFormat.text.reporter(isColored: false, hasSummary: true, terminal: terminal)
      .render(HostileReport.report)
  }

  private static let folder = Array("/a b/ü".utf8)

  @Test func linksAddNothingToTheText() {
    let text = Self.render(TerminalView(width: 10_000, folder: Self.folder))
    #expect(text.contains("\u{1B}]8;;file:///a%20b/%C3%BC/plan.json\u{1B}\\plan.json:"))
    #expect(text.contains("\u{1B}]8;;https://github.com/"))
    #expect(text.replacing(/\u{1B}\]8;;[!-~]*\u{1B}\\/, with: "") == Self.render(nil))
  }

  @Test func everyLinkIsClosedOnItsLine() {
    let text = Self.render(TerminalView(width: 80, folder: Self.folder))
    for line in text.split(separator: "\n") {
      let targets = line.matches(of: /\u{1B}\]8;;([!-~]*)\u{1B}\\/).map { $0.output.1 }
      #expect(targets.count.isMultiple(of: 2))
      for (index, target) in targets.enumerated() {
        #expect(target.isEmpty == !index.isMultiple(of: 2))
      }
    }
  }

  @Test(arguments: [40, 80, 120])
  func messagesWrapBetweenWords(width: Int) {
    let text = Self.render(TerminalView(width: width, folder: nil))
    let plain = Self.render(nil)
    func words(_ text: String) -> [Substring] { text.split { " \n".contains($0) } }
    #expect(words(text) == words(plain))
    let longest = words(plain).map(\.count).max() ?? 0
    // Locations and lines of sources do not wrap.
    for line in text.split(separator: "\n") where !line.contains(/\||-->|:::|^ *\d+ [-+]/) {
      #expect(line.count <= max(width, longest + 12), "\(line)")
    }
  }
}
