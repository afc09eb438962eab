internal import CloudFormation
internal import LintText

/// How much of the nested stacks behind one file is still looked into.
///
/// Each stack of a template may deploy one that deploys many others: without a bound ten small files
/// would be read a million times.
struct NestedStackBudget {
  /// How often templates of nested stacks are evaluated, once for each set of parameter values.
  static let deploymentLimit = 1_000

  /// How many bytes of templates are read for that.
  static let byteLimit = 64 << 20

  /// How many bytes of templates are read again that were read before.
  static let repetitionLimit = 8 << 20

  /// How many caches are judged in them.
  static let cacheLimit = 5_000

  private var deployments = 0
  private var bytes = 0
  private var repeatedBytes = 0
  private var caches = 0
  private var scenarioEffort = 0
  private var paths: Set<Text> = []

  /// What was too much for it; nil if nothing was.
  private(set) var excess: Excess?

  /// Whether somebody was told so.
  private var isTold = false

  /// A bound that was reached.
  enum Excess {
    case deployments
    case bytes
    case repetitions
    case caches
    case scenarios
  }

  /// Takes what it costs to evaluate a template once; false if that is too much.
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

  /// Takes what the evaluation of a template came to.
  mutating func take(caches count: Int, effort: Int) {
    caches += count
    scenarioEffort += effort
  }

  /// Whether it is to be told now that it is exceeded, which is so once.
  mutating func isNews() -> Bool {
    defer { isTold = true }
    return !isTold
  }
}

extension NestedStackBudget.Excess: CustomStringConvertible {
  /// The bound as a phrase.
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
      "nested stacks depend on more combinations of parameters than are told apart"
    }
  }
}
