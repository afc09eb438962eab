internal import CloudFormation
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

  private var deployments = 0
  private var bytes = 0
  private var repeatedBytes = 0
  private var caches = 0
  private var scenarioEffort = 0
  private var paths: Set<Text> = []

  /// The limit that was exceeded, if any.
  private(set) var excess: Excess?

  /// Whether the excess was reported.
  private var isTold = false

  /// A limit that was exceeded.
  enum Excess {
    case deployments
    case bytes
    case repetitions
    case caches
    case scenarios
  }

  /// Charges one evaluation of a template; false if that exceeds a limit.
  mutating func take(_ path: String, size: Int) -> Bool {
    guard excess == nil else { return false }
    let isRepeated = !paths.insert(Text(path)).inserted
    if deployments >= Self.deploymentLimit {
      excess = .deployments
    } else if bytes + size > Self.byteLimit {
      excess = .bytes
    } else if isRepeated, repeatedBytes + size > Self.repetitionLimit {
      excess = .repetitions
    } else if caches >= Self.cacheLimit {
      excess = .caches
    } else if scenarioEffort >= ScenarioBudget.limit {
      excess = .scenarios
    } else {
      deployments += 1
      bytes += size
      if isRepeated { repeatedBytes += size }
    }
    return excess == nil
  }

  /// Charges the results of an evaluation.
  mutating func take(caches count: Int, effort: Int) {
    caches += count
    scenarioEffort += effort
  }

  /// Returns true on the first call only, so the limit is reported once.
  mutating func isNews() -> Bool {
    defer { isTold = true }
    return !isTold
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
