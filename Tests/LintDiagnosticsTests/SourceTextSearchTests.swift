import LintDiagnostics
import Testing

@Suite struct SourceTextSearchTests {
  /// Every place in and around the blocks of 64 bytes that are compared at once.
  @Test func `finds a name wherever it stands, and nothing that is cut short`() throws {
    for before in 0..<80 {
      for after in 0..<80 {
        let padding = (String(repeating: "k", count: before), String(repeating: "n", count: after))
        let text = try SourceText(contents: "\(padding.0)kics-scan\(padding.1)".utf8)
        #expect(text.contains("kics-scan"))
        let cut = try SourceText(contents: "\(padding.0)kics-sca\(padding.1)".utf8)
        #expect(cut.contains("kics-scan") == (after > 0))
      }
    }
  }

  @Test func `finds one character, and nothing in nothing`() throws {
    #expect(try SourceText(contents: "#".utf8).contains("#"))
    #expect(try !SourceText(contents: "".utf8).contains("#"))
  }
}
