import Testing

@testable import LintReporting

@Suite struct PrintableTextTests {
  /// Widths of the Unicode Standard Annex 11: wide and fullwidth are 2, marks 0.
  @Test(
    arguments: [
      ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("\t", 4), ("日", 2), ("ｱ", 1), ("Ａ", 2),
      ("한", 2), ("、", 2), ("😀", 2), ("🚀", 2), ("🤖", 2), ("\u{20000}", 2), ("…", 1), ("→", 1),
      ("ß", 1), ("\u{A0}", 1), ("\u{1F1E9}\u{1F1EA}", 2),
    ]
  )
  func widthIsThatOfATerminal(text: String, width: Int) {
    #expect(PrintableText(text).width == width)
    if text != "\t" { #expect(PrintableText(text).text == text) }
  }

  /// Emoji and symbols outside the usual blocks that are wide as well.
  @Test(arguments: ["✅", "❌", "⭐", "⚡", "⏰", "☔", "➕", "⬛", "🟢", "🈁", "﹐", "︐", "ꥠ", "𗀀"])
  func lessCommonWideScalarsTakeTwoColumns(text: String) {
    #expect(PrintableText(text).width == 2)
  }

  @Test(arguments: [
    ("\u{0}", "\\u{0}"), ("\n", "\\u{A}"), ("\u{1B}", "\\u{1B}"), ("\u{2029}", "\\u{2029}"),
    ("\u{E000}", "\\u{E000}"),
  ])
  func unprintableScalarsAreSpelled(text: String, shown: String) {
    #expect(PrintableText(text).text == shown)
    #expect(PrintableText(text).width == shown.count)
  }
}
