/// What a configuration accepts, and in which files.
package struct ConfiguredSuppressions: Sendable {
  /// The suppressions in the order of the configuration.
  package let all: [ConfiguredSuppression]

  /// Which of them are about a path that is shown to people, as indices of ``all``.
  ///
  /// Asked once for each path: what the patterns for files are compared with takes longer to make
  /// than most comparisons.
  let indices: @Sendable (_ path: String) -> [Int]

  /// Accepts nothing.
  package init() {
    self.init([]) { _ in [] }
  }

  /// Takes suppressions.
  ///
  /// - Parameter indices: which of them are about a path; the library knows neither folders nor links,
  ///   so whoever runs it says what paths mean.
  package init(
    _ all: [ConfiguredSuppression],
    reaching indices: @escaping @Sendable (_ path: String) -> [Int],
  ) {
    self.all = all
    self.indices = indices
  }
}
