import ElastiCacheLint

/// The most findings that old ones can stand for, found by trying to rearrange the pairs.
///
/// Shares no code with what it tests.
enum LargestMatching {
  static func size(of findings: [Diagnostic], _ old: [Diagnostic]) -> Int {
    var partners: [Int: Int] = [:]
    func assign(_ finding: Int, _ tried: inout Set<Int>) -> Bool {
      for index in old.indices where stands(old[index], for: findings[finding]) {
        guard tried.insert(index).inserted else { continue }
        if partners[index].map({ assign($0, &tried) }) ?? true {
          partners[index] = finding
          return true
        }
      }
      return false
    }
    return findings.indices.count { finding in
      var tried: Set<Int> = []
      return assign(finding, &tried)
    }
  }

  private static let order = [
    "retention-undecided", "backups-unsupported", "retention-too-short", "retention-invalid",
    "backups-off",
  ]

  private static func stands(_ old: Diagnostic, for finding: Diagnostic) -> Bool {
    guard old.inputPath == finding.inputPath, old.resource?.id == finding.resource?.id,
      old.severity >= finding.severity
    else { return false }
    if old.rule == finding.rule { return true }
    guard let left = order.firstIndex(of: old.rule), let right = order.firstIndex(of: finding.rule)
    else { return false }
    return left >= right
  }
}
