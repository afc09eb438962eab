import Testing

@testable import LintWorkspace

@Suite struct MessageTests {
  @Test(arguments: [
    ("\u{1B}[31m", "\\u{1B}[31m"), ("a\nb", "a\\u{A}b"), ("\r", "\\u{D}"),
    ("\u{202E}", "\\u{202E}"),
    ("\u{2028}", "\\u{2028}"), ("\u{200B}", "\\u{200B}"), ("\u{34F}", "\\u{34F}"),
    ("##[error]x", "##\\u{5B}error]x"), ("##vso[x]", "##vso\\u{5B}x]"),
    ("##teamcity[x]", "##teamcity\\u{5B}x]"),
    ("#\u{200D}#\u{FE0F}[x", "#\\u{200D}#\\u{FE0F}\\u{5B}x"),
    ("::error::x", "\\u{3A}:error::x"), (" \u{3000}::error::x", " \u{3000}\\u{3A}:error::x"),
    ("\u{200D}::error::x", "\\u{200D}::error::x"),
    ("section_start:1:a", "\\u{73}ection_start:1:a"), ("section_end:1:a", "\\u{73}ection_end:1:a"),
    (":", "\\u{3A}"), ("é 日 👩\u{200D}👧", "é 日 👩\u{200D}👧"), ("a::b", "a::b"), ("", ""),
  ])
  func `escapes values`(_ value: String, _ shown: String) {
    let message: Message = "\(value)"
    #expect(message.text == shown)
    let two: Message = "first\n\(value)\(1)"
    #expect(two.text == "first\n\(shown)1")
    #expect(Message(linesOf: "x\n\(value.replacing("\n", with: ""))").text.hasPrefix("x\n"))
  }

  @Test func `recognizes an order that several values make`() {
    let (first, second) = ("#", "#vso")
    let message: Message = "\(first)\(second)[x]"
    #expect(message.text == "##vso\\u{5B}x]")
    let (colon, other) = (":", ":error::")
    let command: Message = "\(colon)\(other)"
    #expect(command.text == "\\u{3A}:error::")
  }

  @Test func `inserts messages with their lines`() {
    let lines = Message(lines: ["a\("\n")", "b", "::c"])
    let message: Message = "Error: \(lines)!"
    #expect(message.text == "Error: a\\u{A}\nb\n\\u{3A}:c!")
  }
}
