internal import ElastiCacheLint

/// The choice of configurations.
package enum ConfigurationChoice: Equatable, Sendable {
  /// The configuration nearest to each file, unless the environment names one.
  case nearest
  /// The configuration at a path, for all files.
  case file(String)
  /// No configuration.
  case none
}

extension ConfigurationChoice {
  /// Reads the variables that correspond to `--config` and `--no-config`.
  ///
  /// - Parameter value: returns the value of a variable; an empty variable counts as unset.
  package init(environment value: (String) -> String?) throws(UsageError) {
    let (named, none) = ("\(Setting.variablePrefix)CONFIG", "\(Setting.variablePrefix)NO_CONFIG")
    var ignoresFiles = SettingValue.toggle(false)
    if let text = value(none), !text.isEmpty {
      do throws(SettingMismatch) {
        ignoresFiles = try SettingForm.toggle.value(ofVariable: text)
      } catch {
        throw UsageError("\(none) \(error.message)")
      }
    }
    let path = value(named).flatMap { $0.isEmpty ? nil : $0 }
    switch (path, ignoresFiles == .toggle(true)) {
    case (.some, true): throw UsageError("\(named) names a configuration, so not with \(none)")
    case (let path?, false): self = .file(path)
    case (nil, let isNone): self = isNone ? .none : .nearest
    }
  }
}
