internal import LintDiagnostics
internal import LintScenarios
internal import LintSyntax
internal import LintText

/// The remaining budget for the entries that loops make of one section.
///
/// A few nested loops in a small template can produce more entries, or longer ones, than fit into
/// memory, and nested empty loops can take more iterations than any user would wait for.
struct LoopBudget {
  /// The maximum number of entries that loops may make; CloudFormation allows 500 resources.
  static let entryLimit = 5_000

  /// The maximum number of bytes that loops may write.
  ///
  /// CloudFormation accepts a template of 1 MB, counted after processing.
  static let byteLimit = 4 << 20

  /// The cost of an iteration besides its entries, and of a node besides its text.
  private static let overhead = 32

  private var entries = Budget(limit: entryLimit)
  private var bytes = Budget(limit: byteLimit)

  /// The known sizes: an entry is written once for each iteration.
  private var sizes: [Node: Size] = [:]

  /// The size of a node's text, aliases resolved.
  private struct Size {
    var bytes = 0
    /// The maximum number of loop identifiers in it, each of which may be replaced by a longer
    /// value.
    var references = 0
  }

  private var isSpent: Bool { entries.isSpent || bytes.isSpent }

  /// The cost of the entries made so far, as work on scenarios.
  var effort: Int { Budget.cost(ofBytes: min(bytes.spent, bytes.limit)) }

  /// Charges one iteration; false if the budget is exhausted.
  mutating func chargeIteration() -> Bool {
    guard !isSpent else { return false }
    bytes.charge(Self.overhead)
    return true
  }

  /// Charges an entry that a loop makes; false if it exceeds the budget.
  mutating func charge(_ entry: Node.Entry, _ bindings: Bindings) -> Bool {
    guard charge(entry.key, bindings), charge(entry.value, bindings) else { return false }
    entries.charge(1)
    return true
  }

  /// Charges the text of a node; false if it exceeds the budget.
  mutating func charge(_ node: Node, _ bindings: Bindings) -> Bool {
    let size = size(of: node)
    let (growth, isHuge) = size.references.multipliedReportingOverflow(by: bindings.longest)
    let cost = size.bytes + (isHuge ? Self.byteLimit : min(growth, Self.byteLimit))
    guard !isSpent, cost <= bytes.remaining else {
      bytes.charge(bytes.remaining)
      return false
    }
    bytes.charge(cost)
    return true
  }

  private mutating func size(of node: Node) -> Size {
    if let size = sizes[node] { return size }
    var size = Size()
    var pending = [node]
    while let next = pending.popLast() {
      let text = next.text ?? ""
      size.bytes += Self.overhead + text.utf8.count
      size.references += text.utf8.count { $0 == UInt8(ascii: "{") }
      pending += next.elements
      for entry in next.entries { pending += [entry.key, entry.value] }
    }
    sizes[node] = size
    return size
  }
}
