internal import LintDiagnostics

extension GuideExample {
  /// What to write above the example, or nil where it is plain what it is.
  func label(in procedure: GuideProcedure) -> String? {
    switch role {
    case .before: "Before:"
    case .after: procedure.examples.contains { $0.role == .before } ? "After:" : nil
    case .commands: nil
    }
  }
}
