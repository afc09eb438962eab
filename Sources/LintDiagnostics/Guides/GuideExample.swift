/// An example to copy: part of a template or a configuration, or commands.
package struct GuideExample: Sendable, Hashable {
  /// The purpose of the example.
  package let role: Role

  /// The lines, without a trailing newline.
  package let code: String

  /// The purpose of an example.
  package enum Role: String, Sendable, CaseIterable {
    /// Shows the flaw that the rule finds.
    case before
    /// Shows the flaw fixed.
    case after
    /// Runs in a shell.
    case commands
  }

  private init(_ role: Role, _ code: String) {
    self.role = role
    self.code = code
  }

  /// Creates an example with the flaw.
  package static func before(_ code: String) -> GuideExample { GuideExample(.before, code) }

  /// Creates an example without the flaw.
  package static func after(_ code: String) -> GuideExample { GuideExample(.after, code) }

  /// Creates an example to run.
  package static func commands(_ code: String) -> GuideExample { GuideExample(.commands, code) }

  /// Returns the language, as named in Markdown fences.
  ///
  /// - Parameter medium: the medium that the example is for.
  package func language(in medium: GuideMedium) -> String {
    switch role {
    case .before, .after: medium.language
    case .commands: "sh"
    }
  }
}
