package import LintDiagnostics

/// A note on a part of a configuration that was not examined.
package struct ConfigurationNote: Sendable, Hashable {
  /// The part, in one line.
  package let message: String

  /// A suggestion for the user.
  package let help: String

  /// The location of the part.
  package let place: Place

  /// Creates a note from its parts.
  package init(_ message: String, help: String, at place: Place) {
    self.message = message
    self.help = help
    self.place = place
  }
}
