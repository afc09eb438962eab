import LintDiagnostics
import Testing

@testable import LintReporting

@Suite struct RecognitionTests {
  private static let rules = Set(HostileReport.report.diagnostics.map(\.rule))
    .union(HostileReport.report.suppressed.map(\.diagnostic.rule))
    .union(HostileReport.report.baselined.map(\.rule))

  /// A number of lines by which each report is known.
  private static let headLimit = 9

  private static func recognizes(_ format: ReportFormat, _ text: some Collection<UInt8>) -> Bool {
    Array(text).withUnsafeBytes { format.recognizes($0, rules: rules) }
  }

  @Test(arguments: ReportFormat.allCases, [false, true])
  func ownReportIsKnownWholeOrCutOff(format: ReportFormat, hasSummary: Bool) {
    let reporter = format.reporter(isColored: false, hasSummary: hasSummary)
    let text = Array(reporter.render(HostileReport.report).utf8)
    #expect(Self.recognizes(format, text))
    let ends = text.indices.filter { text[$0] == UInt8(ascii: "\n") && $0 > 8 }
    let head = format.hasHead ? Self.headLimit : 0
    #expect(ends.count > head)
    // The first lines of these could be those of another program's file.
    if format.hasHead { #expect(!Self.recognizes(format, text[...ends[0]])) }
    for end in ends.dropFirst(head) {
      #expect(Self.recognizes(format, text[...end]), "\(end)")
      // Within a line, no report of lines is told apart from notes of a person.
      if format.isJSON { #expect(Self.recognizes(format, text[..<(end - 1)]), "\(end)") }
    }
    for other in ReportFormat.allCases where other != format {
      #expect(!Self.recognizes(other, text), "\(other)")
    }
  }

  /// Whatever a person adds is kept.
  @Test(arguments: ReportFormat.allCases)
  func reportWithNotesIsNone(format: ReportFormat) {
    let reporter = format.reporter(isColored: false, hasSummary: true)
    let text = reporter.render(HostileReport.report)
    for notes in ["ask Kim first\n", "ask Kim first", "TODO: a\n"] {
      #expect(!Self.recognizes(format, (text + notes).utf8), "\(notes)")
      #expect(!Self.recognizes(format, (notes + "\n" + text).utf8), "\(notes)")
    }
  }
}

extension ReportFormat {
  fileprivate var isJSON: Bool { [.json, .sarif, .gitlab, .rdjson].contains(self) }

  fileprivate var hasHead: Bool {
    isJSON || [.junit, .checkstyle, .markdown, .html].contains(self)
  }
}
