import LintText
import Testing

@testable import LintSyntax

/// A check that finds nothing proves nothing: these ranges are wrong on purpose.
struct RangeCheckTests {
  @Test(arguments: [
    // What a reader could have told for `text`: begin and end of the root, of key and of value.
    ("{\"a\": 1}", 0..<7, 1..<4, 6..<7, "ends not with its bracket"),
    ("{\"a\": 1}", 0..<8, 1..<4, 6..<8, "is not its content"),
    ("{\"a\": 1}", 0..<8, 1..<3, 6..<7, "has not its quotes"),
    ("{\"a\": 1}", 0..<8, 1..<4, 3..<4, "overlaps what stands before it"),
    ("a: 1 \n", 0..<5, 0..<1, 3..<4, "ends not with its last value"),
    ("a: 1 \n", 0..<4, 0..<1, 3..<5, "reaches out of its parent"),
    ("a: 1 \n", 0..<4, 0..<1, 2..<4, "has white space around it"),
    ("a: 1 \n", 0..<9, 0..<1, 3..<4, "lies outside the text"),
  ])
  func `finds wrong ranges`(
    _ contents: String,
    _ root: Range<Int>,
    _ key: Range<Int>,
    _ value: Range<Int>,
    _ complaint: String,
  ) throws {
    let text = try SourceText(contents: contents.utf8)
    let sound = try #require(TemplateReader().read(text).documents.first)
    var soundCheck = RangeCheck(text)
    soundCheck.check(try #require(sound.root))
    #expect(soundCheck.complaints == [])
    var records = sound.records
    for (index, range) in [root, key, value].enumerated() {
      records[index].start = UInt32(range.lowerBound)
      records[index].end = UInt32(range.upperBound)
    }
    let broken = Document(
      text: text,
      isJSON: sound.isJSON,
      firstReuse: nil,
      records: records,
      unescaped: sound.unescaped,
      tags: sound.tags,
    )
    var check = RangeCheck(text)
    check.check(try #require(broken.root))
    #expect(check.complaints.contains { $0.contains(complaint) }, "\(check.complaints)")
  }
}
