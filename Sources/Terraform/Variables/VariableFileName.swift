internal import LintDiagnostics

/// The name of a file whose variable values Terraform loads automatically
/// (Terraform `internal/command/meta_vars.go`).
package struct VariableFileName: Sendable, Hashable {
  let name: String

  /// Recognizes a name; returns nil for other files.
  package init?(_ name: String) {
    let isAutomatic = name.hasSuffix(".auto.tfvars") || name.hasSuffix(".auto.tfvars.json")
    guard isAutomatic || Self.first.contains(name) else { return nil }
    self.name = name
  }

  private static let first = ["terraform.tfvars", "terraform.tfvars.json"]

  /// Whether the file is JSON.
  var isJSON: Bool { name.hasSuffix(".json") }
}

extension VariableFileName: Comparable {
  /// Orders names as Terraform loads the files; each overrides those before it.
  package static func < (left: Self, right: Self) -> Bool {
    let ranks = [left, right].map { first.firstIndex(of: $0.name) ?? first.count }
    return ranks[0] == ranks[1]
      ? left.name.utf8.lexicographicallyPrecedes(right.name.utf8) : ranks[0] < ranks[1]
  }
}

extension VariableFileName {
  /// Returns the automatic files among others, in the order in which Terraform loads them.
  static func ordered(
    _ sources: [SourceFile]
  ) -> [(source: SourceFile, name: VariableFileName)] {
    sources.compactMap { source in
      source.path.split(separator: "/").last.flatMap { VariableFileName(String($0)) }
        .map { (source: source, name: $0) }
    }
    .sorted { $0.name < $1.name }
  }
}
