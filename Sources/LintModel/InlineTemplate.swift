package import LintSyntax
package import LintText

/// A template that is written as a value in another document.
package struct InlineTemplate: Sendable {
  package let text: SourceText

  /// The bytes of the document to report for a part whose place is unknown.
  private let whole: Range<Int>

  /// The offsets from which the text continues as it is in the document, in order.
  private let offsets: [ContentOffset]

  /// Creates a template that is the content of a scalar.
  ///
  /// - Parameters:
  ///   - node: the scalar; nil if the text is computed.
  ///   - whole: the bytes of the document to report for a part whose place is unknown.
  package init(_ content: Text, in node: Node?, at whole: Range<Int>) {
    text = SourceText(utf8: Array(content.utf8))
    self.whole = whole
    offsets = node?.contentOffsets ?? []
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
  }

  /// Returns the bytes of the document with a part of the template.
  package func range(of part: Range<Int>) -> Range<Int> {
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
