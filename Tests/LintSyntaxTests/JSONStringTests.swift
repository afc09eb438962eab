import LintText
import Testing

@testable import LintSyntax

struct JSONStringTests {
  @Test(arguments: [
    (#""""#, ""),
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
    (#""\u0041\u00e9\u20AC""#, "Aé€"),
    (#""\ud83d\ude00""#, "😀"),
    (#""\uD83D\uDE00!""#, "😀!"),
    (#""\ud83d""#, "\u{FFFD}"),
    (#""\ude00""#, "\u{FFFD}"),
    (#""\ud83dx""#, "\u{FFFD}x"),
    (#""\ud83d\n""#, "\u{FFFD}\n"),
    (#""\ud83d\u0041""#, "\u{FFFD}A"),
    (#""\ude00\ud83d""#, "\u{FFFD}\u{FFFD}"),
    (#""\ud83d\ud83d\ude00""#, "\u{FFFD}😀"),
    (#""\u0000""#, "\0"),
    (#""\\u0041""#, "\\u0041"),
    (#""é\té""#, "é\té"),
  ])
  func `resolves escapes`(_ contents: String, _ expected: String) throws {
    let read = JSONReader().read(try SourceText(contents: contents.utf8))
    let root = try #require(read.documents.first?.root)
    #expect(root.text == Text(expected))
    #expect(root.scalarValue == .text(Text(expected)))
    #expect(root.slice == contents)
  }

  @Test func `finds the end of a string wherever it lies in a word`() throws {
    for length in 0..<40 {
      for content in ["x", "!", "#", "[", "]", "~", " "] {
        let string = String(repeating: content, count: length)
        let text = try SourceText(contents: "[\"\(string)\",7]".utf8)
        #expect(JSONReader().read(text).documents.first?.root?.summary == "['\(string)', 7]")
      }
    }
  }

  @Test func `takes for UTF-8 what Swift takes for it`() {
    let following: [UInt8] = [0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF]
    let rests: [[UInt8]] = [
      [], [0x7F], [0x80], [0xBF], [0xC0], [0x80, 0x7F], [0x80, 0x80], [0xBF, 0xBF], [0xBF, 0xC0],
    ]
    var accepted = 0
    var differing: [[UInt8]] = []
    for lead in UInt8(0x80)...0xFF {
      for second in following {
        for rest in rests {
          let content: [UInt8] = [lead, second] + rest + [0x41]
          // A byte that ends the string, or must not stand in it, is not what this is about.
          guard content.allSatisfy({ $0 >= 0x20 }) else { continue }
          let isValid = String(validating: content, as: UTF8.self) != nil
          let isAccepted = Self.accepts(content)
          if isAccepted != isValid { differing.append(content) }
          if isAccepted { accepted += 1 }
        }
      }
    }
    #expect(differing == [])
    #expect(accepted > 500)
    for cut: [UInt8] in [[0xC3], [0xE2], [0xE2, 0x82], [0xF0, 0x9F], [0xF0, 0x9F, 0x98]] {
      #expect(!Self.accepts(cut, closed: false))
      #expect(!Self.accepts(cut))
    }
  }

  private static func accepts(_ content: [UInt8], closed: Bool = true) -> Bool {
    ([UInt8(ascii: "\"")] + content + (closed ? [UInt8(ascii: "\"")] : [])).withUnsafeBytes {
      var scanner = JSONScanner($0)
      return (try? scanner.string()) != nil && scanner.isAtEnd
    }
  }

  @Test(
    arguments: [
      ("0", .integer(0)), ("-0", .integer(0)), ("7", .integer(7)), ("-1", .integer(-1)),
      ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
      ("9223372036854775808", .real(9_223_372_036_854_775_808)),
      ("7.0", .real(7)), ("7.5", .real(7.5)), ("1e1", .real(10)), ("1E+1", .real(10)),
      ("10e-1", .real(1)), ("1e400", .real(.infinity)), ("1e-400", .real(0)),
      ("true", .boolean(true)), ("false", .boolean(false)), ("null", .null),
      ("\"7\"", .text("7")), ("\"\"", .text("")), ("\"null\"", .text("null")),
    ] as [(String, ScalarValue)]
  )
  func `types values as JSON does`(_ contents: String, _ expected: ScalarValue) throws {
    let read = JSONReader().read(try SourceText(contents: "[\(contents)]".utf8))
    #expect(read.documents.first?.root?.elements.first?.scalarValue == expected)
  }
}
