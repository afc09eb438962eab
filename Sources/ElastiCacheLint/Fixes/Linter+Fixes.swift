internal import LintDiagnostics
internal import LintFixes
internal import LintModel
internal import LintText

extension Linter {
  /// Returns the report of a template or plan with the fixes of its findings.
  func fixed(
    _ report: FileReport,
    of file: SourceFile,
    _ sources: (any SourceProvider)?,
    _ rootModules: RootModuleFinder?,
  ) -> FileReport {
    let folders = report.configuration.sourceFolders
    func judgment(by linter: Linter) -> (FixFinder.Overlay) -> FileReport {
      { overlay in
        linter.judge(
          file.overlaid(by: overlay),
          sources.map { OverlaidSources(overlay, over: $0) },
          Self.overlaid(rootModules, by: overlay),
        )
      }
    }
    var open = ParameterValues()
    open.choosesAllowed = true
    let isOpen =
      report.diagnostics.isEmpty || options.parameters.isEmpty && !report.restrictsParameters
    return fixed(
      report,
      judging: judgment(by: self),
      openly: isOpen ? nil : judgment(by: with(open)),
    ) { overlay in
      (rootModules?(file.path) ?? []).filter { folders.contains(Text($0.folder)) }
        .map { judge($0.overlaid(by: overlay)) }
    }
  }

  private static func overlaid(
    _ finder: RootModuleFinder?,
    by texts: [Text: SourceText],
  ) -> RootModuleFinder? {
    guard let finder else { return nil }
    return { plan in finder(plan).map { $0.overlaid(by: texts) } }
  }

  /// Returns a report with the fixes of its findings.
  ///
  /// - Parameters:
  ///   - judge: judges the same input again, with other texts.
  ///   - openly: judges the same input in all deployments that its texts allow, with other texts;
  ///     nil if `judge` does.
  ///   - configurations: judges the configurations of the plans in the input without these, with
  ///     other texts.
  func fixed(
    _ report: FileReport,
    judging judge: @escaping (FixFinder.Overlay) -> FileReport,
    openly judgeOpenly: ((FixFinder.Overlay) -> FileReport)? = nil,
    configurations: @escaping (FixFinder.Overlay) -> [FileReport] = { _ in [] },
  ) -> FileReport {
    var report = report
    let hasEdits =
      options.suppressingAll != nil || report.diagnostics.contains { $0.intent != nil }
    if options.findsFixes, hasEdits {
      var finder = FixFinder(
        for: report,
        options,
        judging: judge,
        openly: judgeOpenly,
        configurations: configurations,
      )
      report = finder.fixed()
    }
    report.adviseOnPrograms()
    report.texts = [:]
    return report
  }
}

extension FileReport {
  /// Advises to change the programs that wrote configurations with findings.
  fileprivate mutating func adviseOnPrograms() {
    var known: [Text: Bool] = [:]
    for index in diagnostics.indices
    where diagnostics[index].resource != nil && diagnostics[index].place.path.hasSuffix(".tf.json")
    {
      let path = Text(diagnostics[index].place.path)
      let isGenerated = known[path] ?? texts[path]?.isOfCDKTF ?? false
      known[path] = isGenerated
      if isGenerated { diagnostics[index].adviseOnProgram() }
    }
  }
}

extension FileReport {
  /// Whether a template may list the values that a parameter may have.
  fileprivate var restrictsParameters: Bool {
    let hasTemplates = coverage.count(of: .template) > 0 || !nestedParameters.isEmpty
    return hasTemplates && texts.values.contains { $0.contains("AllowedValues") }
  }
}
