package import LintDiagnostics
package import LintSyntax
package import LintText

/// A template that is written as a value in another document.
package struct InlineTemplate: Sendable {
  package let text: SourceText

  /// The bytes of the document to report for a part whose place is unknown.
  private let whole: Range<Int>

  /// The offsets from which the text continues as it is in the document, in order.
  private let offsets: [ContentOffset]

  /// Returns the place of a part; nil for a template in the document itself.
  private let locate: (@Sendable (Range<Int>) -> Place)?

  /// Whether the text of a template may declare a cache, or deploy another template.
  package static func mayDeployCaches(_ text: Text) -> Bool {
    let words: [StaticString] = [
      "AWS::ElastiCache::", "Fn::ForEach", "Transform", "AWS::CloudFormation::Stack",
    ]
    return words.contains { text.contains($0) }
  }

  /// Creates a template that is written outside of the document.
  ///
  /// - Parameter locate: returns the place of a part of the text.
  package init(_ content: Text, at locate: @escaping @Sendable (Range<Int>) -> Place) {
    text = SourceText(utf8: Array(content.utf8))
    whole = 0..<0
    offsets = []
    self.locate = locate
  }

  /// Creates a template that is the content of a scalar.
  ///
  /// - Parameters:
  ///   - node: the scalar; nil if the text is computed.
  ///   - whole: the bytes of the document to report for a part whose place is unknown.
  ///   - prefix: text that the template has before the content.
  ///   - suffix: text that it has after the content.
  package init(
    _ content: Text,
    in node: Node?,
    at whole: Range<Int>,
    after prefix: Text = "",
    before suffix: Text = "",
  ) {
    text = SourceText(utf8: Array(prefix.utf8) + Array(content.utf8) + Array(suffix.utf8))
    self.whole = whole
    let start = prefix.utf8.count
    offsets = (node?.contentOffsets ?? []).map {
      ContentOffset(content: $0.content + start, source: $0.source)
    }
    locate = nil
  }

  /// Creates a template that is a mapping of the document itself.
  package init(mapping: Node, at whole: Range<Int>) {
    let bytes = mapping.document.text.bytes
    let start = mapping.range.lowerBound
    // The lines of a block have the same indentation.
    let line = bytes[..<start].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let indentation = Array(repeating: UInt8(ascii: " "), count: start - line)
    text = SourceText(utf8: indentation + Array(bytes[mapping.range]))
    self.whole = whole
    offsets = [ContentOffset(content: indentation.count, source: start)]
    locate = nil
  }

  /// Creates a template that has a mapping of a JSON document in it.
  package init(
    _ mapping: Node,
    at whole: Range<Int>,
    after prefix: Text,
    before suffix: Text,
  ) {
    let written = mapping.document.text.bytes[mapping.range]
    text = SourceText(utf8: Array(prefix.utf8) + Array(written) + Array(suffix.utf8))
    self.whole = whole
    offsets = [ContentOffset(content: prefix.utf8.count, source: mapping.range.lowerBound)]
    locate = nil
  }

  /// Returns the place of a part of the template.
  package func place(of part: Range<Int>, in path: String, _ lines: LineIndex) -> Place {
    locate?(part) ?? Place(path: path, bytes: range(of: part), lines: lines)
  }

  /// Returns the bytes of the document with a part of the template.
  private func range(of part: Range<Int>) -> Range<Int> {
    guard let start = source(part.lowerBound), let end = source(part.upperBound), start <= end
    else {
      return whole
    }
    return start..<end
  }

  private func source(_ content: Int) -> Int? {
    var (low, high) = (0, offsets.count)
    while low < high {
      let middle = (low + high) / 2
      if offsets[middle].content <= content { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    return offsets[low - 1].source + content - offsets[low - 1].content
  }
}
