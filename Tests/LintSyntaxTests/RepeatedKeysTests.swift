import LintText
import Testing

@testable import LintSyntax

struct RepeatedKeysTests {
  @Test(arguments: [
    ("{a: 1, a: 2}", ["{a: 1, a: 2}"]),
    ("{a: 1, a: 2, b: 3}", ["{a: 1, a: 2, b: 3}"]),
    ("{a: 1, b: 2, c: 3, b: 4, d: 5}", ["{a: 1, b: 2, c: 3, b: 4, d: 5}"]),
    ("{a: [1, 2], b: {c: 3}, a: 4}", ["{a: [1, 2], b: {c: 3}, a: 4}"]),
    (
      "[{a: 1, a: 2}, {b: {c: 1, c: 2}, b: 3}]",
      ["{a: 1, a: 2}", "{b: {c: 1, c: 2}, b: 3}", "{c: 1, c: 2}"]
    ),
    // However the key is written.
    (#"{"\u0061": 1, a: 2}"#, [#"{"\u0061": 1, a: 2}"#]),
    (#"{'it''s': 1, "it's": 2}"#, [#"{'it''s': 1, "it's": 2}"#]),
    ("{&x a: 1, *x : 2}", ["{&x a: 1, *x : 2}"]),
    ("{a: 1, A: 2, b: a}", []),
    ("{}", []),
    ("[a, b, a, c]", []),
    // One key in each of two mappings.
    ("{x: {a: 1}, a: 2}", []),
    ("[{a: 1}, {a: 2}]", []),
  ])
  func `lists mappings with a key twice, outer ones first`(
    _ contents: String,
    _ expected: [String],
  ) throws {
    #expect(try listed(contents) == expected)
  }

  @Test func `finds a key of any length, whatever stands around it`() throws {
    let letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN"
    for length in 0...letters.count {
      let key = letters.prefix(length)
      let contents = "{\"\(key)\": 1, '\(key)': 2}"
      #expect(try listed(contents) == [contents])
    }
  }

  @Test(arguments: [5, 12, 13, 40])
  func `finds each of few keys and of many`(_ count: Int) throws {
    let keys = (0..<count).map { "k\($0): 1" }
    for twin in keys {
      let contents = "{\((keys + [twin]).joined(separator: ", "))}"
      #expect(try listed(contents) == [contents])
    }
  }

  @Test(arguments: [2, 12, 13, 40])
  func `finds a key that is written many times`(_ count: Int) throws {
    let contents = "{\(Array(repeating: "a: 1", count: count).joined(separator: ", "))}"
    #expect(try listed(contents) == [contents])
  }

  @Test func `finds a key whatever its number is`() throws {
    let mappings = (0..<500).map { "{k\($0): 1, k\($0): 2}" }
    #expect(try listed("[\(mappings.joined(separator: ", "))]") == mappings)
  }

  @Test(arguments: 1...16)
  func `tells keys apart that differ in one of up to sixteen bytes`(_ length: Int) throws {
    let letters = Array(repeating: "a", count: length)
    let others = letters.indices.map { index in
      var key = letters
      key[index] = "b"
      return key
    }
    let entries = ([letters] + others).map { "\($0.joined()): 1" }
    #expect(try listed("{\(entries.joined(separator: ", "))}").isEmpty)
  }

  private func listed(_ contents: String) throws -> [String] {
    let read = YAMLReader().read(try SourceText(contents: contents.utf8))
    #expect(read.error == nil)
    return try #require(read.documents.first).mappingsWithRepeatedKeys.map(\.slice)
  }
}
