package import LintDiagnostics

/// A suppression in a configuration, which selects files and resources by name.
package struct ConfiguredSuppression: Sendable {
  /// The accepted rules with reason, end date, and location.
  package let suppression: Suppression

  /// Patterns for the files, as in a `.gitignore` file, relative to the configuration; empty for
  /// all.
  package let paths: [String]

  /// Patterns for the resources; empty for all, including findings without a resource.
  package let resources: [ResourcePattern]

  init(_ suppression: Suppression, paths: [String], resources: [ResourcePattern]) {
    self.suppression = suppression
    self.paths = paths
    self.resources = resources
  }

  /// Whether it matches a resource with one of `names`, in UTF-8.
  func concerns(_ names: [[UInt8]]) -> Bool {
    resources.isEmpty || resources.contains { names.contains(where: $0.matches) }
  }
}
