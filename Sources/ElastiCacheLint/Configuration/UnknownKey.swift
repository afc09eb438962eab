internal import LintDiagnostics
internal import LintText

/// The message for an unknown key in a configuration.
struct UnknownKey {
  let message: String

  /// Options of a single run, which are therefore not settings.
  private static let options: [Text: String] = [
    "config": "a configuration names no other",
    "no-config": "a configuration cannot be asked to be left alone",
    "stdin-filename": "it names what one run is given",
    "write-baseline": "it changes a file, which only a command should",
    "prune-baseline": "it changes a file, which only a command should",
    "changed-since": "what has changed depends on the branch of one run",
    "version": "it is a command of its own",
    "help": "it is a command of its own",
  ]

  init(_ name: String, in names: [String]) {
    if let setting = Setting(Text(name)), setting.scope == .run {
      message = "'\(name)' is about the run as a whole and cannot be set for some paths"
    } else if let reason = Self.options[Text(name)] {
      message = "'\(name)' is not a setting: \(reason)"
    } else {
      let nearest = NearName.of(name, in: names).map { "did you mean '\($0)'?" }
      message =
        "unknown key '\(name)'; "
        + (nearest ?? "there are \(names.joined(separator: ", "))")
    }
  }
}
