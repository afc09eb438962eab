import LintText

/// An offset in the content of a scalar with the offset in the document of the same byte.
package struct ContentOffset: Sendable {
  package let content: Int
  package let source: Int

  package init(content: Int, source: Int) {
    self.content = content
    self.source = source
  }
}

extension Node {
  /// The offsets from which the content of a scalar continues as written, in order: after each
  /// escape and each indentation.
  ///
  /// Nil where lines are folded, and for the escapes that only YAML has.
  package var contentOffsets: [ContentOffset]? {
    guard kind == .scalar else { return nil }
    let bytes = document.text.bytes
    guard let start = contentStart(bytes) else { return nil }
    switch style {
    case .doubleQuoted: return escapedOffsets(bytes, from: start)
    case .block: return blockOffsets(bytes, from: start)
    case .plain, .singleQuoted:
      return withContent { bytes.hasBytes($0, at: start) }
        ? [ContentOffset(content: 0, source: start)] : nil
    }
  }

  /// The offset after the tag, the anchor, and the quote or the header of a block.
  private func contentStart(_ bytes: UnsafeRawBufferPointer) -> Int? {
    var offset = range.lowerBound
    while offset < range.upperBound {
      switch bytes[offset] {
      case UInt8(ascii: "!"), UInt8(ascii: "&"):
        while offset < range.upperBound, bytes[offset] > 0x20 { offset += 1 }
      case 0...0x20: offset += 1
      default:
        switch style {
        case .plain: return offset
        case .singleQuoted, .doubleQuoted: return offset + 1
        case .block: return bytes.firstOffset(of: 0x0A, from: offset).map { $0 + 1 }
        }
      }
    }
    return nil
  }

  private func escapedOffsets(_ bytes: UnsafeRawBufferPointer, from start: Int) -> [ContentOffset]?
  {
    var offsets = [ContentOffset(content: 0, source: start)]
    var (content, source) = (0, start)
    while content < contentSize {
      guard source < range.upperBound else { return nil }
      switch bytes[source] {
      case 0x0A, 0x0D: return nil
      case UInt8(ascii: "\\"):
        guard source + 1 < range.upperBound, "\"\\/bfnrtu".utf8.contains(bytes[source + 1]) else {
          return nil
        }
        let (size, count) = Self.unit(bytes, at: source)
        source += size
        content += count
        offsets.append(ContentOffset(content: content, source: source))
      default:
        source += 1
        content += 1
      }
    }
    return offsets
  }

  /// Compares the lines of a literal block with those of its content, which lack the indentation.
  private func blockOffsets(_ bytes: UnsafeRawBufferPointer, from start: Int) -> [ContentOffset]? {
    withContent { content in
      var offsets: [ContentOffset] = []
      var (position, source) = (0, start)
      while position < content.count {
        let end = content.firstOffset(of: 0x0A, from: position) ?? content.count
        let sourceEnd = bytes.firstOffset(of: 0x0A, from: source) ?? bytes.count
        let isCarriageReturn = sourceEnd > source && bytes[sourceEnd - 1] == 0x0D
        let lineEnd = isCarriageReturn ? sourceEnd - 1 : sourceEnd
        let line = UnsafeRawBufferPointer(rebasing: content[position..<end])
        let lineStart = lineEnd - line.count
        guard lineStart >= source, bytes.hasBytes(line, at: lineStart),
          bytes[source..<lineStart].allSatisfy({ $0 == 0x20 })
        else { return nil }
        offsets.append(ContentOffset(content: position, source: lineStart))
        position = end + 1
        source = min(sourceEnd + 1, bytes.count)
      }
      return offsets
    }
  }
}
