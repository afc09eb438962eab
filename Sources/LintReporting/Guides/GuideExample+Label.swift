internal import LintDiagnostics

extension GuideExample {
  /// Returns the label above the example, or nil if the example needs none.
  func label(in procedure: GuideProcedure) -> String? {
    switch role {
    case .before: "Before:"
    case .after: procedure.examples.contains { $0.role == .before } ? "After:" : nil
    case .commands: nil
    }
  }
}
