extension Sequence {
  /// Returns the first result that is not nil, and transforms no element after it.
  ///
  /// `lazy.compactMap(transform).first` would transform that element twice: once to find it, and
  /// once to return it.
  @inlinable
  package func firstNonNil<Result>(
    _ transform: (Element) throws -> Result?
  ) rethrows -> Result? {
    for element in self {
      if let result = try transform(element) { return result }
    }
    return nil
  }
}
