internal import LintDiagnostics
internal import LintSyntax
internal import LintText

/// What loops may still make of one section.
///
/// A few nested loops in a small template can ask for more entries, or for longer ones, than fit into
/// any memory; and loops around nothing for more turns than anybody can wait for.
struct LoopBudget {
  /// How many entries loops may make; CloudFormation allows 500 resources.
  static let entryLimit = 5_000

  /// How many bytes of text loops may write out.
  ///
  /// CloudFormation takes a template of 1 MB, and that once it is processed.
  static let byteLimit = 4 << 20

  /// What a turn costs besides its entries, and an entry besides its text.
  private static let overhead = 32

  private var entries = entryLimit
  private var bytes = byteLimit

  /// The sizes that are known already: an entry is written out once for each turn.
  private var sizes: [Node: Size] = [:]

  /// How much text a node is, aliases resolved.
  private struct Size {
    var bytes = 0
    /// How many identifiers of loops may stand in it, each of which may be replaced by a longer value.
    var references = 0
  }

  private var isSpent: Bool { entries <= 0 || bytes <= 0 }

  /// What was made so far, as effort of a ``ScenarioBudget``.
  var effort: Int { ScenarioBudget.cost(ofBytes: Self.byteLimit - max(0, bytes)) }

  /// Takes the cost of a turn; false if nothing is left for it.
  mutating func takeTurn() -> Bool {
    guard !isSpent else { return false }
    bytes -= Self.overhead
    return true
  }

  /// Takes the cost of an entry that a loop makes; false if that is too much.
  mutating func take(_ entry: Node.Entry, _ bindings: Bindings) -> Bool {
    guard take(entry.key, bindings), take(entry.value, bindings) else { return false }
    entries -= 1
    return true
  }

  /// Takes the cost of writing out a node; false if that is too much.
  mutating func take(_ node: Node, _ bindings: Bindings) -> Bool {
    let size = size(of: node)
    let (growth, isHuge) = size.references.multipliedReportingOverflow(by: bindings.longest)
    let cost = size.bytes + (isHuge ? Self.byteLimit : min(growth, Self.byteLimit))
    guard !isSpent, cost <= bytes else {
      bytes = 0
      return false
    }
    bytes -= cost
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
