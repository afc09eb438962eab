internal import LintDiagnostics

/// The way of a value in SARIF, which GitHub shows as a path.
struct SARIFCodeFlow: Encodable {
  let threadFlows: [ThreadFlow]

  struct ThreadFlow: Encodable {
    let locations: [Step]
  }

  struct Step: Encodable {
    let location: SARIFLocation
  }

  /// Creates the way of the limit of a cache, from the farthest place to that of the problem; returns
  /// nil if no other places explain it.
  init?(_ diagnostic: Diagnostic, in report: Report) {
    guard diagnostic.resource != nil, !diagnostic.related.isEmpty else { return nil }
    let steps = diagnostic.related.reversed().map { related in
      Step(location: SARIFLocation(related.place, message: related.message, in: report))
    }
    let end = SARIFLocation(diagnostic.place, message: diagnostic.message, in: report)
    threadFlows = [ThreadFlow(locations: steps + [Step(location: end)])]
  }
}
