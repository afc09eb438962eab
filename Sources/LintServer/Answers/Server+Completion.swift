internal import ElastiCacheLint
internal import LintText
internal import LintWorkspace

extension Server {
  /// Answers a request for the keys and values that fit a position of a configuration.
  func completion(_ parameters: PositionParameters) -> JSON {
    guard let document = documents[parameters.textDocument.uri], document.isConfiguration
    else { return [] }
    let isJSON = document.path.lastComponent.suffix(5).elementsEqual(".json".utf8)
    let line = document.text.linePrefix(parameters.position)
    let name = line.utf8.reversed().prefix(while: SettingLine.isPartOfName)
    let isQuoted = line.utf8.dropLast(name.count).last == UInt8(ascii: "\"")
    let end = document.text.offset(of: parameters.position)
    let range = document.text.range(end - name.count..<end).json
    let items = SettingCompletion.all(in: line, document.text.linesAbove(parameters.position))
    return .array(
      items.map { item in
        [
          "label": .string(item.name), "kind": item.kind == .key ? 10 : 12,
          "textEdit": [
            "range": range, "newText": .string(item.text(isJSON: isJSON, isQuoted: isQuoted)),
          ],
          "documentation": item.summary.isEmpty ? .null : .string(item.summary),
        ]
      }
    )
  }
}

/// A key or value of a configuration.
private struct SettingCompletion {
  let kind: Kind
  let name: String
  let summary: String

  enum Kind {
    case key
    case text
    case toggle
    /// A text that is a truth value in YAML unless it is quoted.
    case quotedText
  }

  /// Returns the text to insert.
  ///
  /// - Parameter isQuoted: whether it follows a double quote.
  func text(isJSON: Bool, isQuoted: Bool) -> String {
    if isQuoted { return name }
    let quote = kind == .quotedText || isJSON && kind != .toggle ? "\"" : ""
    return quote + name + quote + (kind == .key ? ": " : "")
  }

  /// Returns what fits the end of a line.
  ///
  /// - Parameter above: the lines before it, last first.
  static func all(in line: String, _ above: some Sequence<String>) -> [SettingCompletion] {
    if let key = SettingLine(line), key.hasColon {
      return values(of: SettingLine(lastPartOf: line)?.name ?? key.name)
    }
    let indentation = SettingLine.indentation(of: line)
    let parent = above.lazy.compactMap { line in
      SettingLine(line).map { (SettingLine.indentation(of: line), $0.name) }
    }.first { $0.0 < indentation }?.1
    let keys: [(String, String)]
    switch parent {
    case nil:
      keys =
        Setting.allCases.map { ($0.name, $0.summary) }
        + Settings.Key.allCases.map { ($0.rawValue, "") }
    case Settings.Key.ignore.rawValue:
      keys = Settings.IgnoreKey.allCases.map { ($0.rawValue, "") }
    case Settings.Key.overrides.rawValue:
      let settings = Setting.allCases.filter { $0.scope == .file }
      keys =
        Settings.OverrideKey.allCases.map { ($0.rawValue, "") }
        + settings.map { ($0.name, $0.summary) }
    case let parent?: return values(of: parent)
    }
    return keys.map { SettingCompletion(kind: .key, name: $0, summary: $1) }
  }

  private static func values(of key: String) -> [SettingCompletion] {
    if Rules.configurable.contains(where: { Text($0) == Text(key) }) {
      return RuleLevel.allCases.map { level in
        let kind = level == .off ? Kind.quotedText : .text
        return SettingCompletion(kind: kind, name: level.rawValue, summary: "")
      }
    }
    if Text(key) == Text(Settings.IgnoreKey.rules.rawValue) {
      return Rules.suppressible.map {
        SettingCompletion(kind: .text, name: $0.name, summary: $0.summary)
      }
    }
    return switch Setting(Text(key))?.form {
    case .choice(let names): names.map { SettingCompletion(kind: .text, name: $0, summary: "") }
    case .toggle:
      ["true", "false"].map { SettingCompletion(kind: .toggle, name: $0, summary: "") }
    case .list(.report): values(of: Setting.format.name)
    case .ruleLevels:
      Rules.descriptions.filter { Rules.configurable.contains($0.name) }
        .map { SettingCompletion(kind: .key, name: $0.name, summary: $0.summary) }
    case .wholeNumber, .text, .file, .list, .assignments, .folders, nil: []
    }
  }
}

/// A line of a configuration in YAML or JSON with a key.
private struct SettingLine {
  let name: String
  let hasColon: Bool

  init?(_ line: String) {
    let isMark = { (byte: UInt8) in " \t-\"'{,[".utf8.contains(byte) }
    let rest = line.utf8.drop(while: isMark)
    let name = rest.prefix { !":\"' \r\n".utf8.contains($0) }
    guard !name.isEmpty else { return nil }
    self.name = String(Substring(name))
    hasColon = rest.dropFirst(name.count).contains(UInt8(ascii: ":"))
  }

  /// Reads the last entry of an object or list on a line; nil if it has no value yet.
  init?(lastPartOf line: String) {
    let parts = line.utf8.split(omittingEmptySubsequences: false) { "{,".utf8.contains($0) }
    guard parts.count > 1, let last = parts.last, let key = SettingLine(String(Substring(last))),
      key.hasColon
    else { return nil }
    self = key
  }

  /// Whether a byte is part of the name of a key, a rule or another value.
  static func isPartOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// The column of the key: list marks count as indentation.
  static func indentation(of line: String) -> Int {
    line.utf8.prefix { " \t-".utf8.contains($0) }.count
  }
}
