internal import LintDiagnostics
internal import LintText

extension FileReport {
  /// Returns this report of an inline template at places of the document that has it, without edits.
  ///
  /// - Parameters:
  ///   - path: the path under which the template was judged.
  ///   - place: returns the place in the document of a range of the template.
  func relocated(from path: String, by place: (SourceRange) -> Place) -> FileReport {
    let path = Text(path)
    func moved(_ old: Place) -> Place {
      guard Text(old.path) == path else { return old }
      let new = place(old.range)
      return old.excerpt == nil ? new.withoutExcerpt : new
    }
    func moved(_ input: String) -> String {
      Text(input) == path ? place(.start ..< .start).path : input
    }
    func moved(_ diagnostic: Diagnostic) -> Diagnostic {
      Diagnostic(
        rule: diagnostic.rule,
        severity: diagnostic.severity,
        message: diagnostic.message,
        help: diagnostic.help,
        place: moved(diagnostic.place),
        inputPath: moved(diagnostic.inputPath),
        related: diagnostic.related.map {
          RelatedPlace(message: $0.message, place: moved($0.place))
        },
        resource: diagnostic.resource,
        scenario: diagnostic.scenario,
        cause: diagnostic.cause,
      )
    }
    func moved(_ suppression: Suppression) -> Suppression {
      Suppression(
        rules: suppression.rules,
        reason: suppression.reason,
        until: suppression.until,
        form: suppression.form,
        place: moved(suppression.place),
      )
    }
    func moved(_ use: SuppressionUse) -> SuppressionUse {
      switch use {
      case .refused(let diagnostic): .refused(moved(diagnostic))
      case .unused(let diagnostic): .unused(moved(diagnostic))
      case .used, .open: use
      }
    }
    var report = self
    report.caches = caches.map { cache in
      JudgedCache(
        identity: cache.identity,
        place: moved(cache.place),
        inputPath: moved(cache.inputPath),
        engine: cache.engine,
        verdict: cache.verdict,
        days: cache.days,
        reason: cache.reason,
        outcomes: cache.outcomes,
        creation: cache.creation,
        running: cache.running,
        declared: cache.declared,
        sources: cache.sources?.moved(moved, []),
      )
    }
    report.diagnostics = diagnostics.map(moved)
    report.tentativeNotes = tentativeNotes.map(moved)
    report.suppressed = suppressed.map {
      SuppressedDiagnostic(moved($0.diagnostic), by: moved($0.suppression))
    }
    report.suppressions = Dictionary(
      suppressions.map { (moved($0.key), moved($0.value)) },
      uniquingKeysWith: SuppressionUse.merged,
    )
    return report
  }
}
