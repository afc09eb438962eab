internal import ElastiCacheLint
internal import LintText

/// What one place says: a configuration, an entry of its overrides, the environment, the command line.
struct SettingLayer: Equatable {
  private(set) var values: [Setting: Entry] = [:]

  /// What is said of one setting.
  struct Entry: Equatable {
    let value: SettingValue
    let source: SettingSource

    /// How far a path in the value may lead.
    var border = Border.unbounded
  }

  /// Sets something, unless it is not said.
  mutating func set(
    _ setting: Setting,
    _ value: SettingValue?,
    from source: SettingSource,
    within border: Border = .unbounded,
  ) {
    if let value { values[setting] = Entry(value: value, source: source, border: border) }
  }
}

extension SettingLayer {
  /// Takes what an option of the command line says.
  mutating func set(_ setting: Setting, option value: SettingValue?) {
    set(setting, value, from: .option("--\(setting.name)"))
  }

  /// Takes what a switch says, which has a name of its own for no.
  mutating func set(_ setting: Setting, option isOn: Bool?) {
    guard let isOn else { return }
    let name = isOn ? "--\(setting.name)" : "--no-\(setting.name)"
    set(setting, .toggle(isOn), from: .option(name))
  }

  /// Takes what a repeatable option says; nothing if it is not there.
  mutating func set(_ setting: Setting, option values: [String]) {
    if !values.isEmpty { set(setting, option: .list(values)) }
  }

  /// Reads the environment.
  ///
  /// - Parameter value: the value of a variable; a variable that is empty says nothing.
  init(environment value: (String) -> String?) throws(UsageError) {
    for setting in Setting.allCases {
      let name = setting.variable
      guard let text = value(name), !text.isEmpty else { continue }
      let value: SettingValue
      do throws(SettingMismatch) {
        value = try setting.form.value(ofVariable: text)
      } catch {
        throw UsageError("\(name) \(error.message)")
      }
      if case (.exclude, .list(let patterns)) = (setting, value),
        let pattern = patterns.first(where: { GlobPattern($0) == nil })
      {
        throw UsageError("\(name) has '\(pattern)', which is no pattern")
      }
      set(setting, value, from: .variable(name))
    }
  }

  /// Takes what a configuration says.
  ///
  /// - Parameters:
  ///   - values: what is set, where in it.
  ///   - path: the configuration, as it is shown; the paths in it are relative to its folder.
  ///   - border: how far they may lead.
  init(_ values: [Setting: Located<SettingValue>], in path: FilePath, within border: Border) {
    let folder = path.parent
    for (setting, located) in values {
      let value = setting.form.mappingPaths(in: located.value) { text in
        text.hasPrefix("/") ? text : folder?.appending(text).description ?? text
      }
      set(setting, value, from: .file(path, located.range.lowerBound), within: border)
    }
  }
}
