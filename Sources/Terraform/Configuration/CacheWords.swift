internal import LintText

/// The words by which the name of a module shows that it may declare a cache.
enum CacheWords {
  private static let words = ["cache", "redis", "valkey", "memcached"]

  /// Whether one of the names contains such a word.
  static func areFound(in names: [Text]) -> Bool {
    names.contains { name in words.contains(where: name.string.lowercased().contains) }
  }
}
