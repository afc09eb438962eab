/// How much of the nested stacks behind one file is still looked into.
///
/// Each stack of a template may deploy one that deploys many others: without a bound ten small files
/// would be read a million times.
struct NestedStackBudget {
  /// How often templates of nested stacks are evaluated, once for each set of parameter values.
  static let deploymentLimit = 1_000

  /// How many bytes of templates are read for that.
  static let byteLimit = 64 << 20

  private var deployments = deploymentLimit
  private var bytes = byteLimit

  /// Whether something was too much for it.
  private(set) var isExceeded = false

  /// Whether somebody was told so.
  private var isTold = false

  /// Takes what it costs to evaluate a template once; false if that is too much.
  mutating func take(_ size: Int) -> Bool {
    guard deployments > 0, bytes >= size else {
      isExceeded = true
      return false
    }
    deployments -= 1
    bytes -= size
    return true
  }

  /// Whether it is to be told now that it is exceeded, which is so once.
  mutating func isNews() -> Bool {
    defer { isTold = true }
    return !isTold
  }
}
