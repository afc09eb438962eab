/// The setting for colored output.
package enum ColorChoice: String, Sendable, CaseIterable {
  case auto
  case always
  case never

  /// Returns whether to use color.
  ///
  /// The option decides; then the first of NO_COLOR, FORCE_COLOR, and CLICOLOR_FORCE that is set;
  /// then whether the terminal supports color.
  ///
  /// - Parameters:
  ///   - environment: the environment variables.
  ///   - isTerminal: whether standard output is a terminal.
  package func usesColor(_ environment: [String: String], isTerminal: Bool) -> Bool {
    switch self {
    case .always: return true
    case .never: return false
    case .auto: break
    }
    func value(_ name: String) -> String? {
      environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
    if value("NO_COLOR") != nil { return false }
    if let force = value("FORCE_COLOR") { return force != "0" }
    if let force = value("CLICOLOR_FORCE"), force != "0" { return true }
    return isTerminal && environment["TERM"] != "dumb"
  }
}
