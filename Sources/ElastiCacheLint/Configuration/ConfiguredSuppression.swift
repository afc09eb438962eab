package import LintDiagnostics

/// A suppression in a configuration, which names files and resources instead of standing beside them.
package struct ConfiguredSuppression: Sendable {
  /// What is accepted, why and how long, and where that is written.
  package let suppression: Suppression

  /// Patterns for the files, as in a `.gitignore` file, relative to the configuration; none for all.
  package let paths: [String]

  /// Patterns for the resources; none for all, and for what is about no resource.
  package let resources: [ResourcePattern]

  /// Whether the patterns for files mean a path that is shown to people.
  ///
  /// The library knows neither folders nor links, so whoever runs it says what paths mean.
  package var reaches: @Sendable (_ path: String) -> Bool = { _ in true }

  init(_ suppression: Suppression, paths: [String], resources: [ResourcePattern]) {
    self.suppression = suppression
    self.paths = paths
    self.resources = resources
  }

  /// Whether it is about a resource with one of some names.
  func concerns(_ names: [String]) -> Bool {
    resources.isEmpty || resources.contains { names.contains(where: $0.matches) }
  }
}
