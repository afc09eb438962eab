internal import LintDiagnostics

extension GuideExample.Role {
  /// What to write above an example, or nil where it is plain what it is.
  func label(in procedure: GuideProcedure) -> String? {
    switch self {
    case .before: "Before:"
    case .after: procedure.examples.contains { $0.role == .before } ? "After:" : nil
    case .commands: nil
    }
  }
}
