internal import ArgumentParser
internal import ElastiCacheLint

/// The command as a whole.
struct Lint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: CommandName.current,
    abstract: "Find ElastiCache caches that would be deployed without automatic backups.",
    version: ToolDescription.current.fullVersion,
    subcommands: [
      Check.self, Audit.self, Initialize.self, ListRules.self, Explain.self, ShowConfiguration.self,
      Serve.self,
    ],
    defaultSubcommand: Check.self,
  )

  /// The words that ArgumentParser parses as subcommands.
  static let subcommands: Set<String> = [
    "check", "audit", "init", "rules", "explain", "config", "server", "help",
  ]
}
