/// The name of a file of Terraform configuration
/// (Terraform `internal/configs/parser_config_dir.go`; OpenTofu adds `*.tofu`).
package struct ConfigurationFileName: Sendable, Hashable {
  /// The name without its extension.
  let stem: String

  /// The syntax of the contents.
  let syntax: Syntax

  /// Whether only OpenTofu reads it.
  let isTofu: Bool

  /// An HCL syntax.
  enum Syntax: Sendable {
    /// Blocks in braces.
    case native
    /// JSON.
    case json
  }

  /// The names of files whose syntax is known otherwise.
  static let native = ConfigurationFileName(stem: "", syntax: .native, isTofu: false)
  static let json = ConfigurationFileName(stem: "", syntax: .json, isTofu: false)

  private init(stem: String, syntax: Syntax, isTofu: Bool) {
    self.stem = stem
    self.syntax = syntax
    self.isTofu = isTofu
  }

  /// Recognizes a name; returns nil for files that Terraform ignores: hidden files and editor
  /// backups, whose names end in a special character.
  package init?(_ name: String) {
    guard !name.hasPrefix(".") else { return nil }
    for (ending, syntax, isTofu) in Self.endings where name.hasSuffix(ending) {
      stem = String(name.dropLast(ending.count))
      self.syntax = syntax
      self.isTofu = isTofu
      return
    }
    return nil
  }

  private static let endings: [(String, Syntax, Bool)] = [
    (".tf", .native, false), (".tf.json", .json, false),
    (".tofu", .native, true), (".tofu.json", .json, true),
  ]

  /// Whether its contents override those of other files.
  var isOverride: Bool { stem == "override" || stem.hasSuffix("_override") }

  /// Whether OpenTofu reads the other file instead of this one.
  func isReplaced(by other: ConfigurationFileName) -> Bool {
    !isTofu && other.isTofu && stem == other.stem && syntax == other.syntax
  }
}
