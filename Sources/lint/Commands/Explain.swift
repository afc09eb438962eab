public import ArgumentParser
public import ElastiCacheLint
internal import LintWorkspace

/// Explains rules.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Explain a rule: why it matters, how to audit, how to fix.",
    usage: "\(CommandName.current) explain RULE ... [-f FORMAT]",
  )

  @Argument(
    help: ArgumentHelp(
      "Names of rules; '\(CommandName.current) rules' lists them.",
      valueName: "RULE",
    ),
    completion: .list(Rules.guides.map(\.rule.name)),
  )
  var names: [String] = []

  @Flag(name: .customLong("all"), help: "Explain every rule.")
  var isEverything = false

  @Option(name: .shortAndLong, help: ArgumentHelp("How to write it.", valueName: "FORMAT"))
  var format = GuideFormat.text

  @Option(name: .long, help: ArgumentHelp("When to use color.", valueName: "WHEN"))
  var color = ColorChoice.auto

  func validate() throws {
    guard isEverything != names.isEmpty else { return }
    throw ValidationError(
      names.isEmpty ? "Name a rule, or give --all." : "--all takes no names of rules."
    )
  }

  func run() throws {
    let guides = isEverything ? Rules.guides : try names.map(Self.guide)
    let isColored = color.usesColor(
      ProcessEnvironment.variables,
      isTerminal: StandardStreams.isOutputTerminal,
    )
    // Longer lines are hard to read, regardless of the terminal width.
    let width = StandardStreams.outputWidth(atMost: 80)
    let output = OutputText.guides(guides, format, width: width, isColored: isColored)
    if !Pager.show(output) { try StandardStreams.writeOutput(output) }
  }

  private static func guide(_ name: String) throws -> RuleGuide {
    guard let guide = Rules.guides.first(where: { $0.rule.name == name }) else {
      throw unknownRule(name)
    }
    return guide
  }

  private static func unknownRule(_ name: String) -> UsageError {
    if let near = NearName.of(name, in: Rules.guides.map(\.rule.name)) {
      return UsageError("there is no rule '\(name)'; did you mean '\(near)'?")
    }
    return UsageError("there is no rule '\(name)'; '\(CommandName.current) rules' lists them")
  }
}

extension GuideFormat: ExpressibleByArgument {}
