import Testing

@testable import LintDiagnostics

@Suite struct SuppressionReasonTests {
  @Test(arguments: [
    "", " ", "\u{A0}\u{2003}\u{3000}\t\n", "\u{200B}\u{200C}\u{200D}\u{2060}\u{FEFF}", "\u{AD}",
    "\u{202A}\u{202E}\u{2066}\u{2069}", "\u{301}", "\u{20DD}", "\u{FE0F}", "\u{E0041}", "\u{34F}",
    "\u{115F}\u{3164}\u{FFA0}", "\u{2800}", "\u{E000}", "\u{0}\u{7F}\u{9B}", "\u{E0100}",
    "\u{FFF9}",
  ])
  func `takes what nobody sees for no reason`(_ text: String) {
    #expect(Suppression.reason(text) == nil)
    #expect(Suppression.reason(" \(text)\u{200B} ") == nil)
    #expect(Suppression.reason("\(text) why \(text)")?.contains("why") == true)
  }

  @Test(arguments: [
    (" a\u{A0}b\n c ", "a b c"), ("e\u{301}", "e\u{301}"), ("理由", "理由"),
    ("👩\u{200D}👧", "👩\u{200D}👧"),
    ("-", "-"), ("हिन्दी", "हिन्दी"),
  ])
  func `puts a reason on one line`(_ text: String, _ reason: String) {
    #expect(Suppression.reason(text) == reason)
  }
}
