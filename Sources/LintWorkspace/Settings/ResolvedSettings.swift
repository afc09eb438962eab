internal import ElastiCacheLint
internal import LintText

/// The effective settings, with their sources.
package struct ResolvedSettings {
  /// The layers of settings, strongest last.
  private let layers: [SettingLayer]

  package init(_ layers: [SettingLayer]) {
    self.layers = layers
  }

  /// Returns the effective value; nil if it is unset and has no default.
  package func value(_ setting: Setting) -> SettingLayer.Entry? {
    layers.last { $0.values[setting] != nil }?.values[setting]
      ?? setting.defaultValue.map { SettingLayer.Entry(value: $0, source: .standard) }
  }

  /// Returns all values, weakest first, for settings that accumulate.
  package func values(_ setting: Setting) -> [SettingLayer.Entry] {
    layers.compactMap { $0.values[setting] }
  }

  // MARK: Shapes

  package func isOn(_ setting: Setting) -> Bool { value(setting)?.value == .toggle(true) }

  func text(_ setting: Setting) -> String? {
    if case .text(let text) = value(setting)?.value { text } else { nil }
  }

  package func texts(_ setting: Setting) -> [String] {
    if case .list(let texts) = value(setting)?.value { texts } else { [] }
  }

  // MARK: Judgement

  var minimumDays: Int {
    if case .number(let days) = value(.minimumDays)?.value { days } else { 1 }
  }

  /// The number of days that fixes set; nil if it isn't configured.
  var fixDays: Int? {
    if case .number(let days) = value(.fixDays)?.value { days } else { nil }
  }

  /// The configured severities of rules: a stronger layer changes those that it names.
  var ruleLevels: [String: RuleLevel] {
    var levels: [String: RuleLevel] = [:]
    for entry in values(.rule) {
      guard case .assignments(let values) = entry.value else { continue }
      for (name, level) in values { levels[name.string] = RuleLevel(rawValue: level.string) }
    }
    return levels
  }

  /// The folders of templates of nested stacks, by the beginnings of their addresses: a stronger layer
  /// changes those that it names.
  var templateFolders: [Text: Text] {
    var folders: [Text: Text] = [:]
    for entry in values(.templates) {
      if case .assignments(let values) = entry.value { folders.merge(values) { _, last in last } }
    }
    return folders
  }

  package var sourceRoots: [String] { texts(.sourceRoot) }

  /// The paths of all files with parameter values.
  var parameterFiles: [FilePath] { files(.parameters) }

  /// Returns the parameter values: a stronger layer wins over a weaker one, and within a layer
  /// individual values win over files.
  ///
  /// - Parameter notify: handles warnings.
  func parameterValues(_ notify: (Message) -> Void) throws(UsageError) -> ParameterValues {
    var result = ParameterValues()
    for layer in layers {
      if let files = layer.values[.parameters] {
        for path in Self.texts(files.value) {
          result.merge(try ParameterValues(readFrom: FilePath(path), within: files.border, notify))
        }
      }
      for (setting, name) in [
        (Setting.region, "AWS::Region" as Text), (.account, "AWS::AccountId"),
      ] {
        guard let entry = layer.values[setting], case .text(let text) = entry.value else {
          continue
        }
        result.give(name, Text(text), from: .named(entry.source.description))
      }
      if let entry = layer.values[.parameter], case .assignments(let values) = entry.value {
        result.merge(ParameterValues(values, from: .named(entry.source.description)))
      }
    }
    for name in result.names {
      guard let value = result[name],
        let reason = PseudoParameter.refusal(of: value.string, for: name.string)
      else { continue }
      let source = result.source(of: name)?.description ?? name.string
      throw UsageError("\(source): '\(value)' \(reason)")
    }
    return result
  }

  /// The paths of all files with values of variables.
  var variableFiles: [FilePath] { files(.variableFile) }

  /// Returns the values of Terraform variables: a stronger layer wins over a weaker one, on the
  /// command line the last option wins, and within another layer individual values win over files.
  func givenVariables() throws(UsageError) -> GivenVariables {
    var result = GivenVariables()
    result.workspace = text(.workspace)
    for layer in layers {
      let files = layer.values[.variableFile]
      let paths = Self.texts(files?.value)
      var variables: [(name: Text, value: Text)] = []
      if case .assignments(let values)? = layer.values[.variable]?.value {
        variables = values.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
      }
      for position in 0...paths.count {
        for (name, value) in variables
        where layer.filesBeforeVariables[name, default: paths.count] == position {
          result.assignments.append(.value(name: name.string, text: value.string))
        }
        guard let files, position < paths.count else { continue }
        let text = try files.border.settingText(at: FilePath(paths[position]))
        result.assignments.append(
          .file(SourceFile(path: paths[position], text: text, isNamed: true))
        )
      }
    }
    return result
  }

  /// Returns the paths of a setting that accumulates.
  private func files(_ setting: Setting) -> [FilePath] {
    values(setting).flatMap { Self.texts($0.value) }.map { FilePath($0) }
  }

  private static func texts(_ value: SettingValue?) -> [String] {
    if case .list(let texts) = value { texts } else { [] }
  }

  // MARK: The run

  package var failOn: FailureThreshold {
    text(.failOn).flatMap(FailureThreshold.init) ?? .warning
  }

  /// The format for standard output; nil if none is set.
  package var format: ReportFormat? {
    value(.format)?.source == .standard ? nil : text(.format).flatMap(ReportFormat.init)
  }

  package var color: ColorChoice {
    text(.color).flatMap(ColorChoice.init) ?? .auto
  }
}
