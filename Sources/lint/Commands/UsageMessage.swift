/// The messages of ArgumentParser about wrong usage, in the words of this command.
enum UsageMessage {
  /// Returns the message to print for that of ArgumentParser.
  ///
  /// Linting needs no subcommand, and neither does its help.
  static func of(_ message: String) -> String {
    let name = CommandName.current
    return OptionSuggestion.corrected(message)
      .replacing("See '\(name) check --help'", with: "See '\(name) --help'")
      .replacing("Usage: \(name) <subcommand>", with: "Usage: \(Check.usage)")
  }
}
