extension RandomAccessCollection where Element: Equatable {
  /// Returns how many elements at the start and at the end are those of another collection.
  package func sharedEnds(
    with other: some RandomAccessCollection<Element>
  ) -> (start: Int, end: Int) {
    let start = zip(self, other).prefix { $0 == $1 }.count
    let rest = zip(dropFirst(start).reversed(), other.dropFirst(start).reversed())
    return (start, rest.prefix { $0 == $1 }.count)
  }
}
