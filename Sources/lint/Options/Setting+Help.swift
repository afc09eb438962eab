internal import ArgumentParser
internal import ElastiCacheLint

extension Setting {
  /// Returns the help of the setting's option, including the default.
  ///
  /// The option itself has no default, since an absent option must not override a configuration.
  func help(_ valueName: String? = nil) -> ArgumentHelp {
    let standard: String? =
      switch defaultValue {
      case .number(let number): String(number)
      case .text(let text): text
      case .toggle(true): "--\(name)"
      case .toggle(false), .list, .assignments, nil: nil
      }
    let suffix = standard.map { " (default: \($0))" } ?? ""
    return ArgumentHelp(stringLiteral: summary + suffix).naming(valueName)
  }
}

extension ArgumentHelp {
  fileprivate func naming(_ valueName: String?) -> ArgumentHelp {
    var help = self
    help.valueName = valueName
    return help
  }
}
