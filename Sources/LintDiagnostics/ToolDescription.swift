/// The program that creates a report, as named in reports.
public struct ToolDescription: Sendable, Hashable {
  /// The name of the project; the command, `lint`, is ambiguous among other linters.
  public let name: String

  /// The version.
  public let version: String

  /// The commit that the program was built from, if it is a release.
  ///
  /// `Tools/packaging/build` writes it into its copy of the sources.
  public let commit: String?

  /// The address of the project's page.
  public let address: String

  /// Creates a description from its parts.
  package init(name: String, version: String, commit: String? = nil, address: String) {
    self.name = name
    self.version = version
    self.commit = commit
    self.address = address
  }

  /// The version and the commit, as printed by `--version`.
  package var fullVersion: String {
    commit.map { "\(version) (\($0))" } ?? version
  }

  /// This program.
  public static let current = ToolDescription(
    name: "elasticache-lint",
    version: "0.2.0",
    commit: nil,
    address: "https://github.com/OWNER/elasticache-lint",
  )
}
