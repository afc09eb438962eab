public import ArgumentParser
public import ElastiCacheLint

/// Lists the rules.
struct ListRules: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "List all rules with their severities.",
    usage: "\(CommandName.current) rules [-f FORMAT]",
  )

  @Option(name: .shortAndLong, help: ArgumentHelp("How to write them.", valueName: "FORMAT"))
  var format = RuleListFormat.text

  func run() throws {
    let width = StandardStreams.outputWidth(atMost: 100)
    try StandardStreams.writeOutput(.rules(format, width: width))
  }
}

extension RuleListFormat: ExpressibleByArgument {}
