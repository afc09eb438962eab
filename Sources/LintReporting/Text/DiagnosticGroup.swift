internal import LintDiagnostics

/// Diagnostics that are shown to people once: one block with many instances that share a problem.
struct DiagnosticGroup {
  /// The diagnostic that is shown.
  let first: Diagnostic

  private(set) var count = 1

  private init(_ first: Diagnostic) {
    self.first = first
  }

  /// The message of the first diagnostic, with the number of further instances.
  var message: String {
    guard count > 1 else { return first.message }
    let others = count == 2 ? "and 1 more instance" : "and \(count - 1) more instances"
    // Insert the count after the name of the first instance, wherever the rule uses it.
    let text = first.message.utf8
    let name = Array("'\(first.resource?.id ?? "")'".utf8)
    guard let start = text.indices.first(where: { text[$0...].starts(with: name) }) else {
      return "\(first.message), \(others)"
    }
    let end = text.index(start, offsetBy: name.count)
    return "\(first.message[..<end]) \(others)\(first.message[end...])"
  }

  /// Groups diagnostics with the same cause, ordered by the first diagnostic of each group.
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

  /// The baselined diagnostics that a report lists; empty unless listing is requested.
  static func baselined(in report: Report) -> [DiagnosticGroup] {
    report.listsSuppressed ? groups(of: report.baselined) : []
  }

  /// The properties that the diagnostics of a group share.
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
