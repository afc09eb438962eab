/// What may still be spent on the scenarios of one file.
///
/// One cache is bounded by ``cacheNodeLimit``, but a file may have thousands that are built to
/// explode, or that all depend on one condition with thousands of values.
package struct ScenarioBudget {
  /// What a file may cost, in nodes and branches of diagrams and values that are looked at.
  ///
  /// Templates of people stay below a thirtieth of it; all of it takes less than a second.
  package static let limit = 300_000

  /// How many nodes the diagrams of one cache may have.
  ///
  /// Templates of people stay below a hundred; what is built to explode stops here within a tenth
  /// of a second.
  static let cacheNodeLimit = 50_000

  private var rest: Int

  /// Makes the budget of one of several documents of a file.
  init(documentCount: Int) {
    rest = Self.limit / max(1, documentCount)
  }

  var isSpent: Bool { rest <= 0 }

  /// What was spent so far.
  private(set) var spent = 0

  mutating func spend(_ effort: Int) {
    rest -= effort
    spent += effort
  }

  /// What it costs to look at so much text: what is long takes longer, and may be looked at by
  /// thousands of caches.
  static func cost(ofBytes count: Int) -> Int { count / 64 }

  /// How many nodes a diagram may have.
  var nodeLimit: Int { min(Self.cacheNodeLimit, rest) }

  /// What a diagram may cost.
  var effortLimit: Int { rest }
}
