internal import LintSyntax
internal import LintText

/// The blocks and arguments of a body in order, without those that an edit changes.
struct BodyOutline {
  let parts: [Part]

  /// One part.
  enum Part: Hashable {
    case attribute(Text, value: Text?)
    case block(Text, labels: [Text])
    case end
  }

  /// Creates the outline of a body.
  ///
  /// - Parameter edited: the ranges of the edits. Arguments in them are left out; of others that
  ///   contain an edit, the value is.
  init(_ body: HCLBody, _ text: SourceText, without edited: [Range<Int>]) {
    var parts: [Part] = []
    var pending: [(body: HCLBody, isEnd: Bool)] = [(body, false)]
    while let (body, isEnd) = pending.popLast() {
      if isEnd {
        parts.append(.end)
        continue
      }
      for attribute in body.attributes {
        let range = attribute.nameRange.lowerBound..<attribute.valueRange.upperBound
        if edited.contains(where: { $0.contains(range.lowerBound) }) { continue }
        let isTouched = edited.contains {
          range.overlaps($0) || range.lowerBound < $0.lowerBound && range.contains($0.lowerBound)
        }
        let value = isTouched ? nil : Text(text.string(attribute.valueRange))
        parts.append(.attribute(attribute.name, value: value))
      }
      for block in body.blocks {
        parts.append(.block(block.type, labels: block.labels))
        pending.append((block.body, false))
      }
      parts.append(.end)
    }
    self.parts = parts
  }
}
