internal import ElastiCacheLint

/// A baseline that cannot be read or written; nothing is told then that it would have changed.
struct UnusableBaseline: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = PrintableText(description).text
  }
}
