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
    let above = document.text.linesAbove(parameters.position)
    if let key = SettingLine(line), key.hasColon { return Self.values(of: key.name) }
    let indentation = SettingLine.indentation(of: line)
    let parent = above.lazy.compactMap { line in
      SettingLine(line).map { (SettingLine.indentation(of: line), $0.name) }
    }.first { $0.0 < indentation }?.1
    switch parent {
    case nil:
      return Self.keys(
        isJSON,
        Setting.allCases.map { ($0.name, $0.summary) }
          + Settings.Key.allCases.map { ($0.rawValue, "") }
      )
    case Settings.Key.ignore.rawValue:
      return Self.keys(isJSON, Settings.IgnoreKey.allCases.map { ($0.rawValue, "") })
    case Settings.Key.overrides.rawValue:
      let settings = Setting.allCases.filter { $0.scope == .file }
      return Self.keys(
        isJSON,
        Settings.OverrideKey.allCases.map { ($0.rawValue, "") }
          + settings.map { ($0.name, $0.summary) }
      )
    case let parent?: return Self.values(of: parent)
    }
  }

  private static func keys(_ isJSON: Bool, _ keys: [(name: String, summary: String)]) -> JSON {
    .array(
      keys.map { name, summary in
        [
          "label": .string(name), "kind": 10, "insertText": isJSON ? .null : .string("\(name): "),
          "documentation": summary.isEmpty ? .null : .string(summary),
        ]
      }
    )
  }

  private static func values(of key: String) -> JSON {
    let words: [(String, String)]
    if Text(key) == Text(Settings.IgnoreKey.rules.rawValue) {
      words = Rules.suppressible.map { ($0.name, $0.summary) }
    } else {
      switch Setting(Text(key))?.form {
      case .choice(let names): words = names.map { ($0, "") }
      case .toggle: words = [("true", ""), ("false", "")]
      case .wholeNumber, .text, .file, .list, .assignments, nil: words = []
      }
    }
    return .array(
      words.map { name, summary in
        [
          "label": .string(name), "kind": 12,
          "documentation": summary.isEmpty ? .null : .string(summary),
        ]
      }
    )
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

  /// The column of the key: list marks count as indentation.
  static func indentation(of line: String) -> Int {
    line.utf8.prefix { " \t-".utf8.contains($0) }.count
  }
}
