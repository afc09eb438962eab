internal import LintSyntax
internal import LintText

/// The steps on the path to an outcome, the one next to its value first.
///
/// Outcomes under the same conditions share their steps: with separate lists, a hundred nested
/// conditions took time cubic in their number.
struct Steps: Hashable {
  /// A node on the path to an outcome, with a message that explains its role.
  struct Step: Hashable {
    let message: Text
    let node: Node

    /// The parameter whose given value it explains; nil for other steps.
    var parameter: Text?

    /// Hashes only the node, which is almost always unique.
    func hash(into hasher: inout Hasher) { hasher.combine(node) }
  }

  private var first: Link?

  // Mutated only during deallocation, when nothing else refers to it.
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
      // Iteratively: thousands of links that release one another would overflow the stack.
      var last = next.take()
      while isKnownUniquelyReferenced(&last) { last = last?.next.take() }
    }
  }

  /// The approximate size, in bytes of text: that of the first step, and a fixed amount for each
  /// other one.
  var size: Int { first.map { $0.step.message.utf8.count + 16 * ($0.count - 1) } ?? 0 }

  /// The distinct steps, the first one first.
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

  /// Returns these steps, followed by others, which are shared.
  func followed(by others: Steps) -> Steps {
    links.map(\.step).reversed().reduce(others) { $0.preceded(by: $1) }
  }

  /// Returns a step, followed by these, which are shared.
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

  /// Hashes only the first step; there are as many look-ups as steps.
  func hash(into hasher: inout Hasher) { hasher.combine(first?.step) }
}

extension Steps: ExpressibleByArrayLiteral {
  init(arrayLiteral steps: Step...) {
    self = steps.reversed().reduce(Steps(first: nil)) { $0.preceded(by: $1) }
  }
}
