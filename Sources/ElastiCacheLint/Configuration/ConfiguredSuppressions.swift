/// The suppressions of a configuration and the files that they reach.
package struct ConfiguredSuppressions: Sendable {
  /// The suppressions, in the order of the configuration.
  package let all: [ConfiguredSuppression]

  /// Returns the indices in ``all`` of the suppressions that reach a displayed path.
  ///
  /// Called once per path, because preparing a path for matching costs more than most matches.
  let indices: @Sendable (_ path: String) -> [Int]

  /// Creates an empty list, which accepts nothing.
  package init() {
    self.init([]) { _ in [] }
  }

  /// Creates a list of suppressions.
  ///
  /// - Parameter indices: returns the suppressions that reach a path; the caller resolves paths,
  ///   since the library knows neither folders nor links.
  package init(
    _ all: [ConfiguredSuppression],
    reaching indices: @escaping @Sendable (_ path: String) -> [Int],
  ) {
    self.all = all
    self.indices = indices
  }
}
