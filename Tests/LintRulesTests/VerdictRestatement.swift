import LintDiagnostics
import LintModel
import LintText

/// The verdict as the article "Verdicts and scenarios" defines it,
/// without a glance at how `Verdict` comes to it.
///
/// Every number of days and every engine that is possible makes one world, and each world has a
/// plain answer. Where the answers differ, only the deployment can tell.
struct VerdictRestatement: Equatable {
  let name: VerdictName
  let days: Int?

  init(_ judged: JudgedCase) {
    let worlds = Self.limits(judged.retention).flatMap { limit in
      Self.isMemcached(judged, limit).map { isMemcached in
        Self.answer(limit, isMemcached, judged.isTooSmall, judged.minimumDays)
      }
    }
    let answers = Set(worlds)
    name = answers.count == 1 ? answers.first ?? .undecided : .undecided
    days =
      switch (name, judged.retention) {
      case (.off, _): 0
      case (.on, .days(let days)), (.short, .days(let days)): days
      case (.on, .within(let days, _)) where days.count == 1,
        (.short, .within(let days, _)) where days.count == 1:
        days.lowerBound
      default: nil
      }
  }

  /// The limits that are possible; nil is one that is no number.
  private static func limits(_ retention: Retention) -> [Int?] {
    switch retention {
    case .absent: [0]
    case .days(let days), .secretDays(let days): [days]
    case .within(let days, _): Array(days)
    case .null, .malformed: [nil]
    case .oneOf(let candidates, _): candidates.flatMap(limits)
    case .undecided: [nil] + Array(-1...36)
    }
  }

  /// Whether it may be Memcached, and whether it may be something else.
  private static func isMemcached(_ judged: JudgedCase, _ limit: Int?) -> Set<Bool> {
    guard
      judged.type.rawValue.hasSuffix("CacheCluster")
        || judged.type.rawValue.hasSuffix("elasticache_cluster")
        || judged.type.rawValue.hasSuffix("elasticache_cache_cluster")
        || judged.type.rawValue.hasSuffix("/Cluster") || judged.type.rawValue.hasSuffix(":Cluster")
    else { return [false] }
    let memcached: [Text] = ["memcached", "MEMCACHED"]
    let answers: Set<Bool> =
      switch judged.engine {
      case .notWritten: [false]
      case .named(let name): [memcached.contains(name)]
      case .hidden(let isMemcached): [isMemcached]
      case .oneOf(let names, _): Set(names.map(memcached.contains))
      case .undecided: [true, false]
      }
    // "Engine undecided and limit sure >= 1: PASS".
    return answers.count == 2 && limit.map { $0 >= 1 } ?? true ? [false] : answers
  }

  private static func answer(
    _ limit: Int?,
    _ isMemcached: Bool,
    _ isTooSmall: Bool,
    _ minimumDays: Int,
  ) -> VerdictName {
    guard let limit, limit >= 0, limit <= 35 else { return .invalid }
    if limit == 0 { return isMemcached ? .notApplicable : .off }
    if isMemcached || isTooSmall { return .unsupported }
    return limit < minimumDays ? .short : .on
  }
}
