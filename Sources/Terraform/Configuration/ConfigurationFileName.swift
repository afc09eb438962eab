/// The name of a file of Terraform configuration
/// (Terraform `internal/configs/parser_config_dir.go`; OpenTofu adds `*.tofu`).
package struct ConfigurationFileName: Sendable, Hashable {
  /// The name without its ending.
  let stem: String

  /// How its contents are written.
  let syntax: Syntax

  /// Whether only OpenTofu reads it.
  let isTofu: Bool

  /// A syntax of HCL.
  enum Syntax: Sendable {
    /// Blocks in braces.
    case native
    /// JSON.
    case json
  }

  /// Recognizes a name, or returns nil if Terraform passes over such files: hidden ones, and what
  /// editors leave behind, with a mark at the end.
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

  /// Whether what it says replaces what other files say.
  var isOverride: Bool { stem == "override" || stem.hasSuffix("_override") }

  /// Whether OpenTofu reads the other file in place of this one.
  func isReplaced(by other: ConfigurationFileName) -> Bool {
    !isTofu && other.isTofu && stem == other.stem && syntax == other.syntax
  }
}
