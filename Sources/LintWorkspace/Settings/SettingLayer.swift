internal import ElastiCacheLint
internal import LintText

/// The settings from one source: a configuration, an entry of its overrides, the environment, or
/// the command line.
package struct SettingLayer: Equatable, Sendable {
  package private(set) var values: [Setting: Entry] = [:]

  /// The number of variable files before each variable of the command line, which overrides them
  /// and is overridden by later ones; variables of other sources override all files.
  package var filesBeforeVariables: [Text: Int] = [:]

  /// The value of one setting.
  package struct Entry: Equatable, Sendable {
    package let value: SettingValue
    package let source: SettingSource

    /// The border for paths in the value.
    package var border = Border.unbounded
  }

  /// Creates a layer without values.
  package init() {}

  /// Sets a value, unless it is nil.
  package mutating func set(
    _ setting: Setting,
    _ value: SettingValue?,
    from source: SettingSource,
    within border: Border = .unbounded,
  ) {
    if let value { values[setting] = Entry(value: value, source: source, border: border) }
  }
}

extension SettingLayer {
  /// Returns the layer with open files read in place of those on disk that the user named.
  func reading(_ open: OpenFiles?) -> SettingLayer {
    guard open != nil else { return self }
    var layer = self
    layer.values = values.mapValues { entry in
      guard entry.border.isUnbounded else { return entry }
      return Entry(value: entry.value, source: entry.source, border: .unbounded(open: open))
    }
    return layer
  }

  /// Sets the value of a command line option.
  package mutating func set(_ setting: Setting, option value: SettingValue?) {
    set(setting, value, from: .option("--\(setting.name)"))
  }

  /// Sets the value of a flag, whose negation has a separate name.
  package mutating func set(_ setting: Setting, option isOn: Bool?) {
    guard let isOn else { return }
    let name = isOn ? "--\(setting.name)" : "--no-\(setting.name)"
    set(setting, .toggle(isOn), from: .option(name))
  }

  /// Sets the values of a repeatable option, unless it is absent.
  package mutating func set(_ setting: Setting, option values: [String]) {
    if !values.isEmpty { set(setting, option: .list(values)) }
  }

  /// Reads the environment.
  ///
  /// - Parameter value: returns the value of a variable; an empty variable counts as unset.
  package init(environment value: (String) -> String?) throws(UsageError) {
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
        throw UsageError("\(name) has '\(pattern)', which is not a valid pattern")
      }
      set(setting, value, from: .variable(name))
    }
  }

  /// Creates the layer of a configuration.
  ///
  /// - Parameters:
  ///   - values: the values, with their locations.
  ///   - path: the configuration, as displayed; paths in it are relative to its folder.
  ///   - border: the border for these paths.
  package init(_ values: [Setting: Located<SettingValue>], in path: FilePath, within border: Border)
  {
    let folder = path.parent
    for (setting, located) in values {
      let value = setting.form.mappingPaths(in: located.value) { text in
        text.hasPrefix("/") ? text : folder?.appending(text).description ?? text
      }
      set(setting, value, from: .file(path, located.range.lowerBound), within: border)
    }
  }
}
