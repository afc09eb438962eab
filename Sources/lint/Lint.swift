internal import ArgumentParser

/// The command as a whole.
struct Lint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Find ElastiCache caches that would be deployed without automatic backups.",
    version: "0.1.0",
    subcommands: [Check.self, ListRules.self, Explain.self],
    defaultSubcommand: Check.self,
  )
}
