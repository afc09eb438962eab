/// The name by which the command was called.
///
/// Packages install it as `elasticache-lint`, and as `lint` only if that name is free, so help and
/// completions must use the name that was typed.
enum CommandName {
  /// The name of this process.
  static let current = of(program: CommandLine.arguments.first ?? "")

  /// Returns the command name for a program path; always one of the two names, even if the program
  /// was renamed.
  static func of(program path: String) -> String {
    path.split(separator: "/").last == "elasticache-lint" ? "elasticache-lint" : "lint"
  }
}
