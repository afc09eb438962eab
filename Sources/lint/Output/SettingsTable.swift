internal import ArgumentParser
internal import ElastiCacheLint
internal import LintWorkspace

/// The effective settings of one path, with their sources.
struct SettingsTable {
  /// The settings of the run as a whole.
  let run: ResolvedSettings

  /// The settings of the path.
  let file: ResolvedSettings

  /// The suppressions of the configuration.
  let ignores: [ConfiguredSuppression]

  /// The configuration of the path.
  let configuration: FilePath?

  /// The configuration of the working folder.
  let runConfiguration: FilePath?

  /// The output formats of the table.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case json
  }

  func render(_ format: Format) -> String {
    switch format {
    case .text: text
    case .json: json
    }
  }

  /// One value, or one of several that accumulate.
  private struct Row {
    let setting: Setting
    let value: SettingValue?
    let source: SettingSource
  }

  private var rows: [Row] {
    Setting.allCases.flatMap { setting -> [Row] in
      let settings =
        switch setting.scope {
        case .file: file
        case .run: run
        }
      // All layers contribute parameters, strongest last.
      let values =
        switch setting {
        case .parameter, .parameters, .variable, .variableFile, .rule, .templates:
          settings.values(setting)
        default: settings.value(setting).map { [$0] } ?? []
        }
      return values.isEmpty
        ? [Row(setting: setting, value: nil, source: .standard)]
        : values.map { Row(setting: setting, value: $0.value, source: $0.source) }
    }
  }

  private static func source(_ ignore: ConfiguredSuppression) -> String {
    let place = ignore.suppression.place
    return "\(place.path):\(place.range.lowerBound)"
  }

  private static func text(_ ignore: ConfiguredSuppression) -> String {
    let rules = ignore.suppression.rules.joined(separator: ", ")
    let paths = ignore.paths.isEmpty ? "" : " in \(ignore.paths.joined(separator: ", "))"
    let resources = ignore.resources.map(\.text).joined(separator: ", ")
    return rules + (resources.isEmpty ? "" : " of \(resources)") + paths + end(of: ignore)
  }

  private static func end(of ignore: ConfiguredSuppression) -> String {
    guard let until = ignore.suppression.until else { return "" }
    let hasEnded = Clock.today.map(ignore.suppression.isExpired) ?? false
    return hasEnded ? ", ended on \(until)" : " until \(until)"
  }

  // MARK: For people

  private var text: String {
    let lines =
      [("SETTING", "VALUE", "FROM")]
      + rows.map { ($0.setting.name, $0.value.map(Self.text) ?? "-", $0.source.description) }
      + ignores.map { ("ignore", Self.text($0), Self.source($0)) }
    let shown = lines.map { (PrintableText($0.0), PrintableText($0.1), PrintableText($0.2)) }
    let first = shown.map(\.0.width).max() ?? 0
    let second = shown.map(\.1.width).max() ?? 0
    let table = shown.map { name, value, source in
      Self.padded(name, first) + Self.padded(value, second) + source.text + "\n"
    }
    return table.joined() + "\n" + files
  }

  /// The configurations, which need not set anything.
  private var files: String {
    func line(_ title: String, _ path: FilePath?) -> String {
      "\(title): \(path.map { PrintableText($0.description).text } ?? "none")\n"
    }
    let file = line("configuration", configuration)
    return configuration == runConfiguration
      ? file : file + line("configuration of the run", runConfiguration)
  }

  private static func padded(_ text: PrintableText, _ width: Int) -> String {
    text.text + String(repeating: " ", count: width - text.width + 2)
  }

  private static func text(_ value: SettingValue) -> String {
    switch value {
    case .number(let number): String(number)
    case .toggle(let isOn): String(isOn)
    case .text(let text): text
    case .list(let texts): texts.joined(separator: ", ")
    case .assignments(let values):
      values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ", ")
    }
  }

  // MARK: For programs

  private var json: String {
    JSONText.document(
      Document(
        version: 1,
        configuration: configuration?.description,
        runConfiguration: runConfiguration?.description,
        settings: rows.map {
          Document.Entry(name: $0.setting.name, value: $0.value, source: $0.source.description)
        },
        ignore: ignores.map { ignore in
          Document.Ignore(
            rules: ignore.suppression.rules,
            paths: ignore.paths,
            resource: ignore.resources.map(\.text),
            reason: ignore.suppression.reason,
            until: ignore.suppression.until?.description,
            source: Self.source(ignore),
          )
        },
      )
    )
  }

  private struct Document: Encodable {
    let version: Int
    let configuration: String?
    let runConfiguration: String?
    let settings: [Entry]
    let ignore: [Ignore]

    struct Entry: Encodable {
      let name: String
      let value: SettingValue?
      let source: String

      private enum CodingKeys: CodingKey {
        case name
        case value
        case source
      }

      func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(source, forKey: .source)
        switch value {
        case .number(let number): try container.encode(number, forKey: .value)
        case .toggle(let isOn): try container.encode(isOn, forKey: .value)
        case .text(let text): try container.encode(text, forKey: .value)
        case .list(let texts): try container.encode(texts, forKey: .value)
        case .assignments(let values):
          let strings = values.map { ($0.key.string, $0.value.string) }
          try container.encode(Dictionary(strings) { first, _ in first }, forKey: .value)
        case nil: try container.encodeNil(forKey: .value)
        }
      }
    }

    struct Ignore: Encodable {
      let rules: [String]
      let paths: [String]
      let resource: [String]
      let reason: String?
      let until: String?
      let source: String
    }
  }
}
