internal import LintText

extension Document {
  /// Returns the scalars whose content satisfies a predicate, including keys.
  package func scalars(where predicate: (UnsafeRawBufferPointer) -> Bool) -> [Node] {
    records.indices.lazy.filter { self.records[$0].kind == .scalar }
      .map { Node(document: self, site: $0) }
      .filter { $0.withContent(predicate) }
  }

  /// Whether the content of a scalar contains a name, besides some scalars.
  ///
  /// In a large template hundreds of scalars may contain it, nearly all of them among the others, so
  /// the text is searched first.
  ///
  /// - Parameters:
  ///   - name: one or more ASCII characters.
  ///   - starts: the offsets at which the other scalars begin.
  package func hasScalar(containing name: StaticString, besides starts: Set<Int>) -> Bool {
    guard mayHaveName(name, besides: starts) else { return false }
    return scalars { $0.contains(name) }.contains { !starts.contains($0.range.lowerBound) }
  }

  /// Whether a name occurs in the text or behind escapes, besides at the start of some scalars, which
  /// may have a quotation mark.
  private func mayHaveName(_ name: StaticString, besides starts: Set<Int>) -> Bool {
    guard let outermost = records.first else { return false }
    let written = UnsafeRawBufferPointer(rebasing: text.bytes[..<Int(outermost.end)])
    var position = Int(outermost.start)
    while let offset = written.firstOffset(of: name, from: position) {
      guard starts.contains(offset) || starts.contains(offset - 1) else { return true }
      position = offset + 1
    }
    return unescaped.withUnsafeBytes { $0.contains(name) }
  }
}
