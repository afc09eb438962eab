/// The program that makes a report, as reports name it.
public struct ToolDescription: Sendable, Hashable {
  /// The name of the project; the command is `lint`, which says nothing beside other linters.
  public let name: String

  /// The version.
  public let version: String

  /// The commit that the program was built from, if it is a release.
  ///
  /// `Tools/packaging/build` writes it into the copy of the sources that it builds.
  public let commit: String?

  /// Where to read about it.
  public let address: String

  /// Makes a description of its parts.
  package init(name: String, version: String, commit: String? = nil, address: String) {
    self.name = name
    self.version = version
    self.commit = commit
    self.address = address
  }

  /// The version and the commit, as `--version` prints them.
  package var fullVersion: String {
    commit.map { "\(version) (\($0))" } ?? version
  }

  /// This program.
  public static let current = ToolDescription(
    name: "elasticache-lint",
    version: "0.1.0",
    commit: nil,
    address: "https://github.com/OWNER/elasticache-lint",
  )
}
