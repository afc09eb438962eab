package import LintText

extension Document {
  /// Returns a node as a document of its own, with the same text and offsets.
  ///
  /// Has only the records of the node, unless an alias may refer to others.
  package func part(at node: Node) -> Document {
    guard firstReuse == nil else { return rooted(at: node) }
    let site = node.site
    let records = self.records[site..<Int(self.records[site].next)].map { record in
      var record = record
      record.next -= UInt32(truncatingIfNeeded: site)
      return record
    }
    return Document(
      text: text,
      isJSON: isJSON,
      firstReuse: nil,
      records: records,
      unescaped: unescaped,
      tags: tags,
    )
  }

  /// Returns the same document as a part of a longer text that has its text at an offset.
  package func moved(by offset: Int, in text: SourceText) -> Document {
    let distance = UInt32(truncatingIfNeeded: offset)
    let records = self.records.map { record in
      var record = record
      record.start += distance
      record.end += distance
      if record.kind == .scalar, !record.isUnescaped { record.content += distance }
      return record
    }
    return Document(
      text: text,
      isJSON: isJSON,
      firstReuse: firstReuse.map { $0.lowerBound + offset..<$0.upperBound + offset },
      records: records,
      unescaped: unescaped,
      tags: tags,
    )
  }
}

extension SyntaxError {
  /// Returns the same error in a longer text that has the text at an offset.
  package func moved(by offset: Int) -> SyntaxError {
    SyntaxError(
      message,
      at: range.lowerBound + offset..<range.upperBound + offset,
      related: related.map { Related(message: $0.message, offset: $0.offset + offset) },
    )
  }
}
