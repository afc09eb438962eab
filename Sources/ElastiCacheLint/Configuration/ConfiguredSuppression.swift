package import LintDiagnostics

/// A suppression in a configuration, which names files and resources instead of standing beside them.
package struct ConfiguredSuppression: Sendable {
  /// What is accepted, why and how long, and where that is written.
  package let suppression: Suppression

  /// Patterns for the files, as in a `.gitignore` file, relative to the configuration; none for all.
  package let paths: [String]

  /// Patterns for the resources; none for all, and for what is about no resource.
  package let resources: [ResourcePattern]

  init(_ suppression: Suppression, paths: [String], resources: [ResourcePattern]) {
    self.suppression = suppression
    self.paths = paths
    self.resources = resources
  }

  /// Whether it is about a resource with one of some names, in UTF-8.
  func concerns(_ names: [[UInt8]]) -> Bool {
    resources.isEmpty || resources.contains { names.contains(where: $0.matches) }
  }
}
