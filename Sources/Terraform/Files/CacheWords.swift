internal import LintText

/// The words by which the name of a module shows that it may declare a cache.
enum CacheWords {
  /// The part that the resource types of all caches have in common.
  static let typePart: StaticString = "_elasticache_"

  private static let words = ["cache", "redis", "valkey", "memcached"]

  /// Whether one of the names contains such a word.
  static func areFound(in names: [Text]) -> Bool {
    names.contains { name in words.contains(where: name.string.lowercased().contains) }
  }
}
