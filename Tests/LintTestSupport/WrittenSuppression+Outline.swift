internal import LintDiagnostics

package import LintModel

extension WrittenSuppression {
  /// What is asked for, on one line; or what keeps it from being understood.
  package var outline: String {
    if let problem { return "\(suppression.form.rawValue)? \(problem.message)" }
    let rules = suppression.form == .native ? " " + suppression.rules.joined(separator: ",") : ""
    let until = suppression.until.map { " until \($0)" } ?? ""
    let reason = suppression.reason.map { " -- \($0)" } ?? ""
    return "\(suppression.form.rawValue)\(rules)\(until)\(reason)"
  }
}
