internal import ElastiCacheLint

/// Nobody can tell what has changed; nothing is linted then, since nobody knows what to leave out.
struct UnknownChanges: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = PrintableText(description).text
  }
}
