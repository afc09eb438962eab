internal import ArgumentParser

/// The command as a whole.
struct Lint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Find ElastiCache caches that would be deployed without automatic backups.",
    discussion: """
      Reads CloudFormation templates (JSON and YAML) and Terraform plans in JSON, offline, and \
      judges every cache in them by its snapshot retention limit.
      """,
    version: "0.1.0",
    subcommands: [Check.self],
    defaultSubcommand: Check.self,
  )
}
