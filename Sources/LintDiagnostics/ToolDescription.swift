/// The program that makes a report, as reports name it.
public struct ToolDescription: Sendable, Hashable {
  /// The name of the project; the command is `lint`, which says nothing beside other linters.
  public let name: String

  /// The version, as `--version` prints it.
  public let version: String

  /// Where to read about it.
  public let address: String

  /// Makes a description of its parts.
  public init(name: String, version: String, address: String) {
    self.name = name
    self.version = version
    self.address = address
  }

  /// This program.
  public static let current = ToolDescription(
    name: "elasticache-lint",
    version: "0.1.0",
    address: "https://github.com/OWNER/elasticache-lint",
  )
}
