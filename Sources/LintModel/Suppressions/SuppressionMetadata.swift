internal import LintDiagnostics
package import LintSyntax
package import LintText

/// Reads suppressions from data objects, which JSON has instead of comments.
package struct SuppressionMetadata {
  private let path: String
  private let lines: LineIndex

  /// Creates a reader of a file.
  package init(path: String, lines: LineIndex) {
    self.path = path
    self.lines = lines
  }

  /// A request with the node to point at.
  package typealias PlacedRequest = (request: SuppressionRequest, node: Node)

  /// Returns requests as written in the file.
  ///
  /// - Parameter range: returns the bytes of a node in the file.
  package func written(
    _ requests: [PlacedRequest],
    _ target: WrittenSuppression.Target,
    at range: (Node) -> Range<Int> = { $0.range },
  ) -> [WrittenSuppression] {
    requests.map { request, node in
      WrittenSuppression(
        request,
        at: Place(path: path, bytes: range(node), lines: lines),
        target,
      )
    }
  }

  /// Returns the requests in our own form.
  ///
  /// `elasticache-lint: {allow: [{rule: backups-off, reason: …, until: 2027-01-31}]}`
  package func native(_ metadata: Node) -> [PlacedRequest] {
    guard let own = metadata["elasticache-lint"] else { return [] }
    if let other = own.entries.first(where: { !$0.key.hasText("allow") }) {
      return [(unknownSetting(other.key), other.key)]
    }
    guard let entries = own["allow"], entries.kind == .sequence else {
      return [(SuppressionRequest(problem: .init("expected a list 'allow'", help: example)), own)]
    }
    return entries.elements.map { (request($0), $0["rule"] ?? $0) }
  }

  private func request(_ entry: Node) -> SuppressionRequest {
    guard let rule = entry["rule"]?.text else {
      return SuppressionRequest(problem: .init("no rule is named", help: example))
    }
    var request = SuppressionRequest(rules: [rule.string], form: .native)
    for (key, value) in entry.entries.map({ ($0.key, $0.value) }) {
      switch key.text {
      case "rule": break
      case "reason": request.reason = SuppressionRequest.reason(value.text?.string)
      case "until": request.setUntil(value.text?.string ?? "until")
      default: return unknownSetting(key)
      }
    }
    return request
  }

  private func unknownSetting(_ key: Node) -> SuppressionRequest {
    SuppressionRequest(problem: .init("unknown setting '\(key.text ?? "")'", help: example))
  }

  private var example: String {
    "write: elasticache-lint: {allow: [{rule: RULE, reason: REASON, until: YYYY-MM-DD}]}"
      + " (until is optional)"
  }
}
