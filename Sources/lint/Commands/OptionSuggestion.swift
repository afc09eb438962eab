internal import ArgumentParser
internal import ElastiCacheLint

/// Suggests options that are similar to an unknown one.
///
/// ArgumentParser suggests any option within three edits, such as `--region` for `--verson`.
enum OptionSuggestion {
  private static let beginning = "Error: Unknown option '"

  private static let commands: [(name: String, command: any ParsableCommand.Type)] = [
    ("check", Check.self), ("rules", ListRules.self), ("explain", Explain.self),
    ("config", ShowConfiguration.self), ("init", Initialize.self), ("audit", Audit.self),
    ("server", Serve.self),
  ]

  /// Replaces the suggestion in ArgumentParser's message about an unknown option with the nearest
  /// option of the same command, or removes it if no option is near; returns other messages
  /// unchanged.
  static func corrected(_ message: String) -> String {
    guard message.hasPrefix(beginning) else { return message }
    let lines = message.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    let name = lines[0].dropFirst(beginning.count)
    guard name.hasPrefix("--"),
      let end = name.ranges(of: "'. Did you mean '").first?.lowerBound
        ?? (name.last == "'" ? name.index(before: name.endIndex) : nil)
    else { return message }
    let unknown = String(name[..<end])
    let command = commands.last {
      message.contains("See '\(CommandName.current) \($0.name) --help'")
    }
    let near = NearName.of(unknown, in: options(of: command?.command ?? Check.self))
    let suggestion = near.map { ". Did you mean '\($0)'?" } ?? ""
    let first = "\(beginning)\(unknown)'\(suggestion)"
    return ([first] + lines.dropFirst().map(String.init)).joined(separator: "\n")
  }

  /// Returns the options in the help of a command.
  static func options(of command: any ParsableCommand.Type) -> [String] {
    let words = Lint.helpMessage(for: command).split { character in
      !(character == "-" || character.isASCII && character.isLetter)
    }
    return Set(words.filter { $0.hasPrefix("--") && $0.count > 2 }.map(String.init)).sorted()
  }
}
