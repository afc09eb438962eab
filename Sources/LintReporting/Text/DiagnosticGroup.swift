package import LintDiagnostics
internal import LintText

/// Diagnostics that are shown to people once: one block with many instances that share a problem.
package struct DiagnosticGroup {
  /// The diagnostic that is shown.
  package let first: Diagnostic

  /// The indices of the diagnostics.
  package private(set) var indices: [Int]

  /// The inputs of the diagnostics, each once, in the order of the diagnostics.
  private var inputs: [String]

  private var seen: Set<Text>

  private init(_ first: Diagnostic, at index: Int) {
    self.first = first
    indices = [index]
    inputs = [first.inputPath]
    seen = [Text(first.inputPath)]
  }

  private mutating func add(_ diagnostic: Diagnostic, at index: Int) {
    indices.append(index)
    if seen.insert(Text(diagnostic.inputPath)).inserted { inputs.append(diagnostic.inputPath) }
  }

  var count: Int { indices.count }

  /// The message of the first diagnostic, with the number of further instances, and the inputs if
  /// there are several.
  package var message: String {
    guard count > 1 else { return first.message }
    let instances = count == 2 ? "and 1 more instance" : "and \(count - 1) more instances"
    let others = [count > inputs.count ? instances : nil, sharing].compactMap(\.self)
      .joined(separator: " ")
    // Insert the count after the name of the first instance, wherever the rule uses it.
    let text = first.message.utf8
    let name = Array("'\(first.resource?.id ?? "")'".utf8)
    guard let start = text.indices.first(where: { text[$0...].starts(with: name) }) else {
      return "\(first.message), \(others)"
    }
    let end = text.index(start, offsetBy: name.count)
    return "\(first.message[..<end]) \(others)\(first.message[end...])"
  }

  /// The inputs that share the problem: `in 'a' and 'b'`; nil for one.
  private var sharing: String? {
    guard inputs.count > 1 else { return nil }
    return inputs.count == 2
      ? "in '\(inputs[0])' and '\(inputs[1])'"
      : "in '\(inputs[0])' and \(inputs.count - 1) others"
  }

  /// Groups diagnostics with the same cause, ordered by the first diagnostic of each group.
  package static func groups(of diagnostics: [Diagnostic]) -> [DiagnosticGroup] {
    var groups: [DiagnosticGroup] = []
    var known: [Cause: Int] = [:]
    for (index, diagnostic) in diagnostics.enumerated() {
      let cause = Cause(diagnostic)
      if let group = cause.flatMap({ known[$0] }) {
        groups[group].add(diagnostic, at: index)
      } else {
        if let cause { known[cause] = groups.count }
        groups.append(DiagnosticGroup(diagnostic, at: index))
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
