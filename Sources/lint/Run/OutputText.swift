internal import ArgumentParser
internal import ElastiCacheLint
internal import LintWorkspace

/// Text for standard output, created only here by code that escapes values as the format requires.
struct OutputText: Sendable {
  let bytes: [UInt8]

  var text: String { String(decoding: bytes, as: UTF8.self) }

  private init(_ text: String) {
    bytes = Array(text.utf8)
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  static func report(_ report: Report, by reporter: any Reporter) -> OutputText {
    OutputText(reporter.render(report))
  }

  /// A diff must have the very bytes of the files; see ``FixDiff``.
  static func diff(_ diff: FixDiff) -> OutputText {
    OutputText(bytes: diff.text)
  }

  static func guides(
    _ guides: [RuleGuide],
    _ format: GuideFormat,
    width: Int,
    isColored: Bool,
  ) -> OutputText {
    OutputText(format.render(guides, width: width, isColored: isColored))
  }

  static func rules(_ format: RuleListFormat, width: Int) -> OutputText {
    OutputText(format.render(Rules.guides, width: width))
  }

  static func settings(_ table: SettingsTable, _ format: SettingsTable.Format) -> OutputText {
    OutputText(table.render(format))
  }

  static func message(_ message: Message) -> OutputText {
    OutputText(message.text + "\n")
  }

  static func shortHelp(_ name: String) -> OutputText { OutputText(ShortHelp.text(name)) }

  static var version: OutputText { OutputText(ToolDescription.current.fullVersion + "\n") }

  /// Returns the response to a request for help or a completion script, which doesn't repeat
  /// arguments.
  static func help(
    _ request: any Error,
    of command: (some ParsableArguments).Type,
  ) -> OutputText {
    // ArgumentParser has no short option for the version.
    let text = command.fullMessage(for: request)
      .replacing("  --version     ", with: "  -V, --version ")
    return OutputText(text + "\n")
  }
}
