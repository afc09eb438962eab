internal import ElastiCacheLint

/// What one place says: a configuration, an entry of its overrides, the environment, the command line.
struct SettingLayer: Equatable {
  private(set) var values: [Setting: Entry] = [:]

  /// What is said of one setting.
  struct Entry: Equatable {
    let value: SettingValue
    let source: SettingSource
  }

  /// Sets something, unless it is not said.
  mutating func set(_ setting: Setting, _ value: SettingValue?, from source: SettingSource) {
    if let value { values[setting] = Entry(value: value, source: source) }
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
  init(_ values: [Setting: Located<SettingValue>], in path: FilePath) {
    let folder = path.parent
    func resolved(_ text: String) -> String {
      text.hasPrefix("/") ? text : folder?.appending(text).description ?? text
    }
    for (setting, located) in values {
      let value: SettingValue =
        switch (setting.form, located.value) {
        case (.file, .text(let text)): .text(resolved(text))
        case (.list(.file), .list(let texts)), (.list(.folder), .list(let texts)):
          .list(texts.map(resolved))
        case (.list(.report), .list(let texts)):
          .list(
            texts.map { text in
              let parts = text.split(separator: "=", maxSplits: 1)
              return parts.count < 2 ? text : "\(parts[0])=\(resolved(String(parts[1])))"
            }
          )
        case (_, let value): value
        }
      set(setting, value, from: .file(path, located.range.lowerBound))
    }
  }
}
