import ElastiCacheLint

/// A verdict that a fixture expects, or one that was given.
struct ExpectedVerdict: Hashable, CustomStringConvertible {
  let line: Int
  let verdict: String
  let days: Int?

  var description: String { "line \(line) \(verdict) \(days.map(String.init) ?? "")" }
}

extension ExpectedVerdict {
  init(_ cache: JudgedCache) {
    line = cache.place.range.lowerBound.line
    verdict = cache.verdict.rawValue
    days = cache.days
  }
}
