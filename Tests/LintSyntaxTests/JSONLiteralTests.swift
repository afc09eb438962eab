import Testing

@testable import LintSyntax

struct JSONLiteralTests {
  /// After how many bytes each text could end and be whole.
  @Test(arguments: [
    ("true", [4]), ("false", [5]), ("null", [4]), ("nulls", [4]), ("True", []),
    ("-10.25E-07", [2, 3, 5, 6, 9, 10]), ("90e+1", [1, 2, 5]), ("0e0", [1, 3]), ("0.0", [1, 3]),
    ("012", [1]), ("-01", [2]), ("1d5", [1]), ("1:", [1]), ("1/", [1]), ("1.5.5", [1, 3]),
    ("1e5e5", [1, 3]), ("+1", []), (".5", []), ("--1", []), (":", []), ("1 ", [1]), (" 1", []),
  ])
  func `is whole where its grammar lets it end`(_ text: String, _ lengths: [Int]) {
    [UInt8](text.utf8).withUnsafeBytes { bytes in
      let whole = (0...bytes.count).filter {
        JSONLiteral.isLiteral(UnsafeRawBufferPointer(rebasing: bytes[..<$0]))
      }
      #expect(whole == lengths)
    }
  }
}
