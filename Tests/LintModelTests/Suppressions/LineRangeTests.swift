import LintDiagnostics
import LintText
import Testing

@testable import LintModel

struct LineRangeTests {
  @Test(
    arguments: [(0..<1, 1...1), (0..<5, 1...2), (2..<9, 2...3), (3..<4, 2...2), (8..<9, 3...3)]
      as [(Range<Int>, ClosedRange<Int>)]
  )
  func `takes all lines that a stretch touches`(
    _ stretch: Range<Int>,
    _ lines: ClosedRange<Int>,
  ) throws {
    let range = LineIndex(try SourceText(contents: "a\nbcd\nefgh".utf8)).range(stretch)
    #expect(LineRange(range).lines == lines && LineRange(range).path == nil)
    let place = LineRange(Place(path: "a.tf", range: range, excerpt: nil))
    #expect(place.lines == lines && place.path == "a.tf")
  }
}
