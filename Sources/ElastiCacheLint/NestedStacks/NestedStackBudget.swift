internal import CloudFormation
internal import LintScenarios
internal import LintText

/// The remaining budget for the nested stacks of one file.
///
/// Each stack of a template may deploy a template with many more: without a bound, ten small files
/// could be read a million times.
struct NestedStackBudget {
  /// The limit of template evaluations, one per set of parameter values.
  static let deploymentLimit = 1_000

  /// The limit of template bytes read for these evaluations.
  static let byteLimit = 64 << 20

  /// The limit of template bytes that are read repeatedly.
  static let repetitionLimit = 8 << 20

  /// The limit of caches judged in nested stacks.
  static let cacheLimit = 5_000

  private var deployments = Budget(limit: deploymentLimit)
  private var bytes = Budget(limit: byteLimit)
  private var repeatedBytes = Budget(limit: repetitionLimit)
  private var caches = Budget(limit: cacheLimit)
  private var scenarios = Budget(limit: Budget.scenarioLimit)
  private var paths: Set<Text> = []

  /// The limit that was exceeded, if any.
  private(set) var excess: Excess?

  /// Whether the excess was reported.
  private var hasReported = false

  /// A limit that was exceeded.
  enum Excess {
    case deployments
    case bytes
    case repetitions
    case caches
    case scenarios
  }

  /// Charges one evaluation of a template; false if that exceeds a limit.
  mutating func charge(_ path: String, size: Int) -> Bool {
    guard excess == nil else { return false }
    let isRepeated = !paths.insert(Text(path)).inserted
    if deployments.isSpent {
      excess = .deployments
    } else if size > bytes.remaining {
      excess = .bytes
    } else if isRepeated, size > repeatedBytes.remaining {
      excess = .repetitions
    } else if caches.isSpent {
      excess = .caches
    } else if scenarios.isSpent {
      excess = .scenarios
    } else {
      deployments.charge(1)
      bytes.charge(size)
      if isRepeated { repeatedBytes.charge(size) }
    }
    return excess == nil
  }

  /// Charges the results of an evaluation.
  mutating func charge(caches count: Int, effort: Int) {
    caches.charge(count)
    scenarios.charge(effort)
  }

  /// Returns true on the first call only, so the limit is reported once.
  mutating func takeUnreported() -> Bool {
    defer { hasReported = true }
    return !hasReported
  }
}

extension NestedStackBudget.Excess: CustomStringConvertible {
  /// The limit as a phrase.
  var description: String {
    switch self {
    case .deployments:
      "there are more than \(NestedStackBudget.deploymentLimit) deployments of nested stacks"
    case .bytes:
      "nested stacks have more than \(NestedStackBudget.byteLimit >> 20) MiB of templates"
    case .repetitions:
      "nested stacks deploy more than \(NestedStackBudget.repetitionLimit >> 20) MiB of templates"
        + " again"
    case .caches:
      "there are more than \(NestedStackBudget.cacheLimit) caches in nested stacks"
    case .scenarios:
      "nested stacks depend on too many combinations of parameters"
    }
  }
}
