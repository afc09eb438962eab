internal import LintDiagnostics
internal import LintFixes
internal import LintModel
internal import LintText
public import Terraform

extension Linter {
  /// Lints a Terraform configuration without a plan: a root module with the modules that it calls.
  ///
  /// - Parameter rootModule: the root module, whose folder is the path of the input.
  public func lint(rootModule: RootModule) -> FileReport {
    var options = options
    options.variables = GivenVariables()
    let open = Linter(options, dialectMakers)
    let isOpen = self.options.variables.isEmpty
    var report = fixed(
      judge(rootModule),
      judging: { judge(rootModule.overlaid(by: $0)) },
      openly: isOpen ? nil : { open.judge(rootModule.overlaid(by: $0)) },
    )
    guard report.hasUnusedSuppressions, !isOpen else { return report }
    // A suppression that is unused with these values may be used with others.
    report.leaveOpen(whatIsUsedIn: open.judge(rootModule))
    return report
  }

  func judge(_ rootModule: RootModule) -> FileReport {
    var report = FileReport()
    guard let empty = try? SourceText(contents: []) else { return report }
    let input = SourceFile(path: rootModule.folder, text: empty, isNamed: false)
    let extraction: Extraction?
    do throws(UnreadableModule) {
      extraction = try RootModuleReader(
        given: options.variables,
        findsNames: options.subject.findsNames,
      ).extraction(of: rootModule)
    } catch {
      guard error.leadsToCaches || rootModule.leadsToCaches else {
        return FileReport(skipped: "it names no cache")
      }
      report.diagnostics.append(
        Diagnostic(refusing: error.error, in: error.file, LineIndex(error.file.text))
      )
      return report
    }
    guard var extraction else { return FileReport(skipped: "it has no configuration") }
    if extraction.isExcluded {
      return FileReport(skipped: "Terragrunt never applies it", .excluded)
    }
    if extraction.caches.isEmpty, extraction.nestedStacks.isEmpty,
      extraction.configurationNotes.isEmpty
    {
      return FileReport(skipped: "it declares no cache")
    }
    var suppressions = Suppressions(extraction.suppressions, for: input.path, options)
    var (nested, budget) = (FileReport(), NestedStackBudget())
    let stacks = NestedStackLinter(sources: nil, linter: self)
    _ = stacks.lint(
      extraction.nestedStacks,
      writtenIn: extraction.suppressions,
      of: input,
      LineIndex(empty),
      &budget,
      &suppressions,
      into: &nested,
    )
    // The caches and their stacks are certain.
    extraction.nestedStacks = []
    report.add(
      extraction,
      of: input,
      LineIndex(empty),
      isMentioned: true,
      minimumDays: options.minimumDays,
      findsSources: options.findsSources,
      &suppressions,
    )
    report.add(nested)
    if !report.caches.isEmpty { report.confirmTentativeNotes() }
    if report.caches.isEmpty, report.diagnostics.isEmpty, report.suppressed.isEmpty {
      return FileReport(skipped: "it declares no cache")
    }
    report.close(suppressions)
    for source in extraction.sources {
      report.texts[Text(source.path)] = ParsedText(source.text)
    }
    report.levels = options.levels
    var configuration = report.configuration
    configuration.sourceFolders = extraction.sourceFolders
    configuration.sourceFiles = extraction.sourceFiles
    configuration.readFiles = extraction.readFiles
    configuration.filledFiles = extraction.filledFiles
    configuration.minorNotes = extraction.minorNotes.map { ($0.place, $0.message) }
    configuration.variables = extraction.variables
    configuration.isRootModule = true
    // A module that the user names is judged besides its plan.
    configuration.folder = rootModule.isNamed ? nil : ConfigurationNotes.folder(rootModule.folder)
    report.configuration = configuration
    return report
  }
}
