internal import LintDiagnostics

/// Diagnostics that people need to be told only once: one block with many instances, all of which
/// have the same problem.
struct DiagnosticGroup {
  /// The one that is shown.
  let first: Diagnostic

  private(set) var count = 1

  private init(_ first: Diagnostic) {
    self.first = first
  }

  /// What is wrong, with how many instances more.
  var message: String {
    guard count > 1 else { return first.message }
    let others = count == 2 ? "and 1 more instance" : "and \(count - 1) more instances"
    // Behind the name of the first one, wherever the rule put it.
    let text = first.message.utf8
    let name = Array("'\(first.resource?.id ?? "")'".utf8)
    guard let start = text.indices.first(where: { text[$0...].starts(with: name) }) else {
      return "\(first.message), \(others)"
    }
    let end = text.index(start, offsetBy: name.count)
    return "\(first.message[..<end]) \(others)\(first.message[end...])"
  }

  /// Puts together what has one cause, in the order of the first of each.
  static func groups(of diagnostics: [Diagnostic]) -> [DiagnosticGroup] {
    var groups: [DiagnosticGroup] = []
    var indices: [Cause: Int] = [:]
    for diagnostic in diagnostics {
      guard let cause = Cause(diagnostic) else {
        groups.append(DiagnosticGroup(diagnostic))
        continue
      }
      if let index = indices[cause] {
        groups[index].count += 1
      } else {
        indices[cause] = groups.count
        groups.append(DiagnosticGroup(diagnostic))
      }
    }
    return groups
  }

  /// What a report lists of what a baseline has: nothing unless it is asked for.
  static func baselined(in report: Report) -> [DiagnosticGroup] {
    report.listsSuppressed ? groups(of: report.baselined) : []
  }

  /// What diagnostics of a group have in common.
  private struct Cause: Hashable {
    let name: String
    let rule: String
    let severity: Severity

    init?(_ diagnostic: Diagnostic) {
      guard let name = diagnostic.cause else { return nil }
      self.name = name
      rule = diagnostic.rule
      severity = diagnostic.severity
    }
  }
}
