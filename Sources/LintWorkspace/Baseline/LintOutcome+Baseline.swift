package import ElastiCacheLint
internal import LintText

extension LintOutcome {
  /// Returns the report without the findings that a baseline has.
  package func compared(
    with baseline: Baseline,
    in store: BaselineStore,
  ) -> (comparison: BaselineComparison, report: Report) {
    let examined = Set(examinedPaths.map { Text(store.key(of: $0.string)) })
    let walked = folders.map { POSIX.resolvedPath(of: $0) }
    let comparison = BaselineComparison(
      of: report.diagnostics,
      with: baseline,
      path: store.key,
      wasExamined: { key in
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
