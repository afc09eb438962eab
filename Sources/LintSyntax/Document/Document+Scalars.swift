extension Document {
  /// Returns the scalars whose content satisfies a predicate, including keys.
  package func scalars(where predicate: (UnsafeRawBufferPointer) -> Bool) -> [Node] {
    records.indices.lazy.filter { self.records[$0].kind == .scalar }
      .map { Node(document: self, site: $0) }
      .filter { $0.withContent(predicate) }
  }
}
