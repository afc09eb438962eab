internal import LintSyntax
internal import LintText

/// Places on the way to an outcome, the one next to its value first.
///
/// Outcomes behind the same conditions share those: with lists of their own, a hundred conditions in
/// one another took time that grows with the third power of their number.
struct Steps: Hashable {
  /// A place on the way to an outcome, with what it has to do with it.
  struct Step: Hashable {
    let message: Text
    let node: Node

    /// The parameter whose given value it is about; nil for other steps.
    var parameter: Text?

    /// Takes the node in alone, which tells almost all of them apart.
    func hash(into hasher: inout Hasher) { hasher.combine(node) }
  }

  private var first: Link?

  // Changed while it is released, when nobody else refers to it.
  private final class Link: @unchecked Sendable {
    let step: Step
    let count: Int
    private(set) var next: Link?

    init(_ step: Step, before next: Link?) {
      self.step = step
      self.next = next
      count = (next?.count ?? 0) + 1
    }

    deinit {
      // One after the other: thousands that release one another would overflow the stack.
      var last = next.take()
      while isKnownUniquelyReferenced(&last) { last = last?.next.take() }
    }
  }

  /// How large they are, in bytes of text, roughly: what the first one takes, and a place for each.
  var size: Int { first.map { $0.step.message.utf8.count + 16 * ($0.count - 1) } ?? 0 }

  /// Each once, the first one first.
  var all: [Step] {
    var known = Set<Step>(minimumCapacity: first?.count ?? 0)
    return links.map(\.step).filter { known.insert($0).inserted }
  }

  private var links: some Sequence<Link> {
    sequence(state: first) { link in
      defer { link = link?.next }
      return link
    }
  }

  /// These, and behind them others, which are shared.
  func followed(by others: Steps) -> Steps {
    links.map(\.step).reversed().reduce(others) { $0.preceded(by: $1) }
  }

  /// A step, and behind it these, which are shared.
  func preceded(by step: Step) -> Steps { Steps(first: Link(step, before: first)) }

  static func == (left: Steps, right: Steps) -> Bool {
    guard left.first?.count == right.first?.count else { return false }
    var (one, two) = (left.first, right.first)
    while one !== two {
      guard one?.step == two?.step else { return false }
      (one, two) = (one?.next, two?.next)
    }
    return true
  }

  /// Takes the first step in alone: they are looked up as often as there are steps.
  func hash(into hasher: inout Hasher) { hasher.combine(first?.step) }
}

extension Steps: ExpressibleByArrayLiteral {
  init(arrayLiteral steps: Step...) {
    self = steps.reversed().reduce(Steps(first: nil)) { $0.preceded(by: $1) }
  }
}
