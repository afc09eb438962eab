package import ElastiCacheLint
internal import LintText

extension LintOutcome {
  /// Returns the report without the findings that a baseline has.
  package func compared(
    with baseline: Baseline,
    in store: BaselineStore,
  ) -> (comparison: BaselineComparison, report: Report) {
    let examined = Set(examinedPaths.map { Text(store.key(of: $0.string)) })
    let levels = Dictionary(reports.map { (Text(store.key(of: $0.path)), $0.report) }) { first, _ in
      first
    }
    func isOff(_ rule: String, _ key: Text) -> Bool { levels[key]?.isOff(rule) ?? false }
    let walked = folders.map { POSIX.resolvedPath(of: $0) }
    let comparison = BaselineComparison(
      of: report.diagnostics,
      with: baseline,
      path: store.key,
      wasExamined: { entry in
        let key = entry.path
        if isOff(entry.rule, Text(key)) { return false }
        if examined.contains(Text(key)) { return true }
        // A removed file counts as examined if it was below a walked folder, which would have found
        // it.
        let file = store.file(at: key)
        return key != RunInput.defaultStandardInputName
          && walked.contains { file.isInside($0) } && isAbsent(file)
      },
    )
    return (comparison, report.baselining(comparison.known, new: comparison.new))
  }

  private func isAbsent(_ file: FilePath) -> Bool {
    do {
      _ = try POSIX.status(of: file)
      return false
    } catch {
      return error.isAbsence
    }
  }
}
