/// Something to copy: a part of a template or a configuration, or commands.
package struct GuideExample: Sendable, Hashable {
  /// What it is there for.
  package let role: Role

  /// The lines, without a newline at the end.
  package let code: String

  /// What an example is there for.
  package enum Role: String, Sendable, CaseIterable {
    /// It has the flaw that the rule finds.
    case before
    /// It has the flaw no more.
    case after
    /// It is to be run in a shell.
    case commands
  }

  private init(_ role: Role, _ code: String) {
    self.role = role
    self.code = code
  }

  /// Something with the flaw.
  package static func before(_ code: String) -> GuideExample { GuideExample(.before, code) }

  /// Something without the flaw.
  package static func after(_ code: String) -> GuideExample { GuideExample(.after, code) }

  /// Something to run.
  package static func commands(_ code: String) -> GuideExample { GuideExample(.commands, code) }

  /// The language, as fences in Markdown name it.
  ///
  /// - Parameter medium: what the example is for.
  package func language(in medium: GuideMedium) -> String {
    switch role {
    case .before, .after: medium.language
    case .commands: "sh"
    }
  }
}
