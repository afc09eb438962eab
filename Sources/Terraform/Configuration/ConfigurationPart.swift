/// A part of a configuration, by the name of its file.
package enum ConfigurationPart: Sendable {
  /// Blocks of a module.
  case module
  /// Values of variables.
  case variables

  /// Recognizes the name of a file; returns nil for other files.
  package init?(named name: String) {
    if ConfigurationFileName(name) != nil {
      self = .module
    } else if name.hasSuffix(".tfvars") || name.hasSuffix(".tfvars.json") {
      self = .variables
    } else {
      return nil
    }
  }
}
