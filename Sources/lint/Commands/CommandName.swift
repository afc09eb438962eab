/// The name by which the command was called.
///
/// Packages install it as `elasticache-lint`, and as `lint` only where that is free, so that help and
/// completions must be about the name that was typed.
enum CommandName {
  /// The name of this process.
  static let current = of(program: CommandLine.arguments.first ?? "")

  /// The name that a program has at a path; whatever it was renamed to, it is one of two.
  static func of(program path: String) -> String {
    path.split(separator: "/").last == "elasticache-lint" ? "elasticache-lint" : "lint"
  }
}
