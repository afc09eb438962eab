internal import ArgumentParser
internal import ElastiCacheLint

/// A file of parameters that cannot be used; nothing is linted without what it says.
struct UnusableParameters: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
