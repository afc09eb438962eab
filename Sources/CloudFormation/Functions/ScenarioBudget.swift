/// The remaining budget for the scenarios of one file.
///
/// One cache is bounded by ``cacheNodeLimit``, but a file may have thousands that are built to
/// explode, or that all depend on one condition with thousands of values.
package struct ScenarioBudget {
  /// The maximum cost of a file, in nodes and branches of diagrams and values visited.
  ///
  /// Templates written by people stay below a thirtieth of it; using all of it takes less than a
  /// second.
  package static let limit = 300_000

  /// The maximum number of nodes in the diagrams of one cache.
  ///
  /// Templates written by people stay below a hundred; one that is built to explode stops here
  /// within a tenth of a second.
  static let cacheNodeLimit = 50_000

  private var rest: Int

  /// Creates the budget of one of several documents of a file.
  init(documentCount: Int) {
    rest = Self.limit / max(1, documentCount)
  }

  var isSpent: Bool { rest <= 0 }

  /// The cost charged so far.
  private(set) var spent = 0

  mutating func spend(_ effort: Int) {
    rest -= effort
    spent += effort
  }

  /// Returns the cost of reading `count` bytes: long text takes longer, and thousands of caches may
  /// read it.
  static func cost(ofBytes count: Int) -> Int { count / 64 }

  /// The maximum number of nodes in a diagram.
  var nodeLimit: Int { min(Self.cacheNodeLimit, rest) }

  /// The maximum cost of a diagram.
  var effortLimit: Int { rest }
}
