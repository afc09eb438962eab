package import LintScenarios

/// The bounds of the scenarios of a file.
///
/// One cache is bounded by ``cacheNodeLimit``, but a file may have thousands that are built to
/// explode, or that all depend on one condition with thousands of values.
extension Budget {
  /// The maximum cost of a file, in nodes and branches of diagrams and values visited.
  ///
  /// Templates written by people stay below a thirtieth of it; using all of it takes less than a
  /// second.
  package static let scenarioLimit = 300_000

  /// The maximum number of nodes in the diagrams of one cache.
  ///
  /// Templates written by people stay below a hundred; one that is built to explode stops here
  /// within a tenth of a second.
  static let cacheNodeLimit = 50_000

  /// Creates the budget of one of several documents of a file.
  init(documentCount: Int) {
    self.init(limit: Self.scenarioLimit / max(1, documentCount))
  }

  /// Returns the cost of reading `count` bytes: long text takes longer, and thousands of caches may
  /// read it.
  static func cost(ofBytes count: Int) -> Int { count / 64 }

  /// The maximum number of nodes in a diagram.
  var nodeLimit: Int { min(Self.cacheNodeLimit, remaining) }
}
