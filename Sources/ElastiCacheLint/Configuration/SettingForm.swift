internal import LintDiagnostics
internal import LintReporting
internal import LintRules
internal import LintText

/// The form of a setting's values.
package enum SettingForm: Sendable, Equatable {
  /// An integer within bounds.
  case wholeNumber(ClosedRange<Int>)
  /// True or false.
  case toggle
  /// One of several words.
  case choice([String])
  /// Any text.
  case text
  /// The path of a file.
  case file
  /// A list of texts of one kind.
  case list(Element)
  /// Names with values.
  case assignments
  /// Names of rules with a severity or `off`.
  case ruleLevels
  /// Beginnings of addresses with paths of folders.
  case folders

  /// The kind of a list's elements.
  package enum Element: Sendable {
    /// Paths of files.
    case file
    /// Paths of folders.
    case folder
    /// Patterns as in a `.gitignore` file.
    case pattern
    /// Reports, as `FORMAT` or `FORMAT=PATH`.
    case report
  }
}

extension SettingForm {
  /// Parses the value of an environment variable, in which lists have one element per line.
  ///
  /// - Throws: the requirement, as in `must be true or false`.
  package func value(ofVariable text: String) throws(SettingMismatch) -> SettingValue {
    let lines = text.split(whereSeparator: \.isNewline).map(String.init)
    switch self {
    case .wholeNumber(let range):
      guard let number = Int(text), range.contains(number) else { throw mismatch(shown: text) }
      return .number(number)
    case .toggle:
      switch text {
      case "true", "1": return .toggle(true)
      case "false", "0": return .toggle(false)
      default: throw mismatch(shown: text)
      }
    case .choice, .text, .file:
      return .text(try element(text))
    case .list:
      return .list(try lines.map { (line) throws(SettingMismatch) in try element(line) })
    case .assignments, .folders:
      var values: [Text: Text] = [:]
      for line in lines {
        guard let (name, value) = Text(line).split(atFirst: UInt8(ascii: "=")), !name.isEmpty else {
          throw SettingMismatch("must have NAME=VALUE on each line, not '\(line)'")
        }
        values[name] = value
      }
      return .assignments(values)
    case .ruleLevels: return try Self.ruleLevels(lines)
    }
  }

  /// Parses texts of the form `RULE=SEVERITY`; the last one for a rule wins.
  package static func ruleLevels(_ texts: [String]) throws(SettingMismatch) -> SettingValue {
    var levels: [Text: Text] = [:]
    for text in texts {
      guard let (name, level) = Text(text).split(atFirst: UInt8(ascii: "=")) else {
        throw SettingMismatch("must be RULE=SEVERITY, not '\(text)'")
      }
      try validate(level: level, of: name)
      levels[name] = level
    }
    return .assignments(levels)
  }

  /// Validates the name of a rule and its level.
  static func validate(level: Text, of name: Text) throws(SettingMismatch) {
    guard Rules.configurable.contains(where: { Text($0) == name }) else {
      throw Rules.descriptions.contains { Text($0.name) == name }
        ? SettingMismatch("cannot change '\(name)', which is always reported")
        : SettingMismatch(
          "has no rule '\(name)'",
          nearest: NearName.of(name.string, in: Rules.configurable),
        )
    }
    let levels = RuleLevel.allCases.map(\.rawValue)
    guard levels.contains(where: { Text($0) == level }) else {
      throw SettingMismatch(
        "must set '\(name)' to one of \(levels.joined(separator: ", ")), not '\(level)'",
        nearest: NearName.of(level.string, in: levels),
      )
    }
  }

  /// Validates a text as the value, or as one element of a list.
  func element(_ text: String) throws(SettingMismatch) -> String {
    switch self {
    case .choice(let names):
      guard names.contains(where: { Text($0) == Text(text) }) else { throw mismatch(shown: text) }
    case .list(.report):
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let formats = ReportFormat.allCases.map(\.rawValue)
      guard parts.count < 2 || !parts[1].isEmpty,
        formats.contains(parts.first.map(String.init) ?? "")
      else {
        throw SettingMismatch(
          "must be FORMAT or FORMAT=PATH with FORMAT one of \(formats.joined(separator: ", ")),"
            + " not '\(text)'",
          nearest: NearName.of(parts.first.map(String.init) ?? "", in: formats),
        )
      }
      guard !text.hasSuffix("/") else {
        throw SettingMismatch("must name a file, not the folder '\(parts[1])'")
      }
    case .wholeNumber, .toggle, .text, .file, .list, .assignments, .ruleLevels, .folders:
      guard !text.isEmpty else { throw SettingMismatch("must not be empty") }
    }
    return text
  }

  /// Returns the error for a value of another form.
  ///
  /// - Parameter text: the value; nil for one that is too long to show.
  func mismatch(shown text: String? = nil) -> SettingMismatch {
    let given = text.map { ", not '\($0)'" } ?? ""
    return switch self {
    case .wholeNumber(let range):
      SettingMismatch(
        "must be a whole number from \(range.lowerBound) to \(range.upperBound)\(given)"
      )
    case .toggle: SettingMismatch("must be true or false\(given)")
    case .choice(let names):
      SettingMismatch(
        "must be one of \(names.joined(separator: ", "))\(given)",
        nearest: text.flatMap { NearName.of($0, in: names) },
      )
    case .text: SettingMismatch("must be text\(given)")
    case .file: SettingMismatch("must be a path\(given)")
    case .list: SettingMismatch("must be text or a list of texts\(given)")
    case .ruleLevels: SettingMismatch("must have rules with severities\(given)")
    case .assignments: SettingMismatch("must have names with values\(given)")
    case .folders: SettingMismatch("must have addresses with folders\(given)")
    }
  }
}
