internal import LintDiagnostics
internal import LintText

extension FileReport {
  /// Returns this report of a text that was made of other documents, at places of these.
  ///
  /// - Parameters:
  ///   - path: the path under which the text was judged.
  ///   - isEditable: whether an edit of a part of the text can be made in its document; nil if no edit
  ///     can.
  ///   - place: returns the place in a document of a range of the text.
  func relocated(
    from path: String,
    keepingEditsIf isEditable: ((SourceRange) -> Bool)? = nil,
    by place: (SourceRange) -> Place,
  ) -> FileReport {
    let path = Text(path)
    func moved(_ old: Place) -> Place {
      guard Text(old.path) == path else { return old }
      let new = place(old.range)
      return old.excerpt == nil ? new.withoutExcerpt : new
    }
    func moved(_ input: String) -> String {
      Text(input) == path ? place(.start ..< .start).path : input
    }
    func intent(_ diagnostic: Diagnostic) -> FixIntent? {
      guard let isEditable else { return nil }
      let isMoved = Text(diagnostic.place.path) == path
      return isMoved && !isEditable(diagnostic.place.range) ? nil : diagnostic.intent
    }
    /// A message may end with the line of a related location.
    func message(_ diagnostic: Diagnostic) -> String {
      for related in diagnostic.related {
        let end = "first on line \(related.place.range.lowerBound.line)"
        let place = moved(related.place)
        guard diagnostic.message.hasSuffix(end) else { continue }
        let isElsewhere = Text(place.path) != Text(moved(diagnostic.place).path)
        return diagnostic.message.dropLast(end.count) + "first on line "
          + "\(place.range.lowerBound.line)\(isElsewhere ? " of '\(place.path)'" : "")"
      }
      return diagnostic.message
    }
    func moved(_ diagnostic: Diagnostic) -> Diagnostic {
      Diagnostic(
        rule: diagnostic.rule,
        severity: diagnostic.severity,
        message: message(diagnostic),
        help: diagnostic.help,
        place: moved(diagnostic.place),
        inputPath: moved(diagnostic.inputPath),
        related: diagnostic.related.map {
          RelatedPlace(message: $0.message, place: moved($0.place))
        },
        resource: diagnostic.resource,
        scenario: diagnostic.scenario,
        cause: diagnostic.cause,
        intent: intent(diagnostic),
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
