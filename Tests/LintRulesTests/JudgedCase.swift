import LintDiagnostics
import LintText
import Testing

@testable import LintModel
@testable import LintRules

/// What a verdict is made of.
struct JudgedCase: Sendable {
  let retention: Retention
  var engine = Engine.named("redis")
  var type = CacheType.cloudFormationCluster
  var isTooSmall = false
  var exemption: Exemption?
  var minimumDays = 1

  var possibility: Possibility {
    Possibility(
      retention: retention,
      range: 0..<0,
      engine: engine,
      isTooSmallForBackups: isTooSmall,
      exemption: exemption,
    )
  }

  var cache: Cache {
    Cache(id: "Sessions", type: type, range: 0..<0, possibilities: [possibility])
  }

  var verdict: Verdict {
    Verdict(possibility, of: type, minimumDays: minimumDays)
  }

  /// What each rule that speaks has to say.
  var findings: [(rule: String, finding: Finding)] {
    Rules.all.compactMap { rule in
      rule.finding(verdict, for: cache, in: nil).map { (rule.description.name, $0) }
    }
  }
}

extension JudgedCase: CustomTestStringConvertible {
  var testDescription: String {
    "\(retention), \(engine), \(type.rawValue), too small: \(isTooSmall), "
      + "exempt: \(exemption.map { "\($0)" } ?? "no"), at least \(minimumDays)"
  }
}
