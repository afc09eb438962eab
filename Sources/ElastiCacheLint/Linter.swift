internal import Kubernetes
internal import LintDiagnostics
internal import LintFixes
internal import LintModel
internal import LintRules
internal import LintSyntax
package import LintText
public import Terraform

/// Lints one input and returns its report.
///
/// Never throws.
///
/// ```swift
/// var options = Linter.Options()
/// options.minimumDays = 7
/// let text = try SourceText(contents: "Resources: {}".utf8)
/// let file = SourceFile(path: "template.yaml", text: text, isNamed: true)
/// let found = Linter(options).lint(file)
/// for diagnostic in found.diagnostics { print(diagnostic.message) }
/// ```
public struct Linter: Sendable {
  /// Finds the root modules that a plan may have been made from.
  ///
  /// - Parameter plan: the path of the plan.
  /// - Returns: the root modules, most likely first.
  public typealias RootModuleFinder = @Sendable (_ plan: String) -> [RootModule]

  /// The requirements and the known values.
  public struct Options: Sendable {
    /// The number of days that backups must be kept, 1 to 35.
    public var minimumDays = 1

    /// Values of template parameters.
    public var parameters = ParameterValues()

    /// Values of the variables of Terraform configurations.
    public var variables = GivenVariables()

    /// Whether to judge only the caches that a plan creates or changes.
    public var changesOnly = false

    /// The severities of rules in place of their own, by their names.
    ///
    /// The rules about input that cannot be read, or in two ways, keep theirs.
    public var ruleLevels: [String: RuleLevel] = [:]

    /// Today's date, for expiring suppressions; nil disables expiry.
    public var today: CalendarDate?

    /// Whether suppressions in our own syntax require a reason.
    public var requiresReasons = true

    /// Whether to honor suppressions of other tools.
    public var honorsForeignSuppressions = true

    /// The number of days that fixes set, 1 to 35; nil for 7, or ``minimumDays`` if those are more.
    public var fixDays: Int?

    /// The suppressions that fixes write in place of the days; nil for none.
    public var suppressingAll: SuppressionText?

    /// Whether findings have their fixes, which takes about as long as finding them.
    package var findsFixes = true

    /// Whether caches have the text that they come from, which editors show.
    package var findsSources = false

    /// The folders of templates of nested stacks, by the beginnings of their addresses.
    package var templateFolders: [Text: Text] = [:]

    /// The suppressions of a configuration.
    package var ignores = ConfiguredSuppressions()

    /// The caches to judge.
    package var subject = LintSubject.declarations(findsNames: false)

    /// The number of days that fixes set unless more are required.
    package static let usualDays = 7

    /// The configured severities.
    var levels: RuleLevels { RuleLevels(ruleLevels) }

    /// Creates the default options.
    public init() {}
  }

  let options: Options

  /// The languages that are read.
  let dialectMakers: [DialectMaker]

  /// Creates a linter.
  public init(_ options: Options = Options()) {
    self.init(options, options.subject.isRunning ? Self.accountDialects : Self.allDialects)
  }

  /// Creates a linter that reads some languages.
  init(_ options: Options, _ dialectMakers: [DialectMaker]) {
    self.options = options
    self.dialectMakers = dialectMakers
  }

  /// Whether it is given values of parameters or variables.
  package var givesValues: Bool { !options.parameters.isEmpty || !options.variables.isEmpty }

  /// Returns a linter with additional parameter values; existing values have precedence.
  package func assuming(_ values: ParameterValues) -> Linter {
    var values = values
    values.merge(options.parameters)
    return with(values)
  }

  /// Returns a linter with other parameter values.
  func with(_ parameters: ParameterValues) -> Linter {
    var options = options
    options.parameters = parameters
    return Linter(options, dialectMakers)
  }

  /// Lints one input.
  ///
  /// - Parameters:
  ///   - file: the input.
  ///   - sources: the files that it may refer to; without them nested stacks are not examined.
  ///   - rootModules: finds the configurations of plans; without it findings of a plan point into
  ///     the plan.
  public func lint(
    _ file: SourceFile,
    sources: (any SourceProvider)? = nil,
    rootModules: RootModuleFinder? = nil,
  ) -> FileReport {
    var report = judge(file, sources, rootModules)
    if report.caches.isEmpty { report.parameters.add(options.parameters.mayBeDeclared(in: file)) }
    report.levels = options.levels
    guard !report.diagnostics.isEmpty || !report.texts.isEmpty else { return report }
    report = fixed(report, of: file, sources, rootModules)
    guard report.hasUnusedSuppressions, !options.parameters.isEmpty else { return report }
    // A suppression that is unused with these values may be used with others.
    report.leaveOpen(whatIsUsedIn: with(ParameterValues()).judge(file, sources, rootModules))
    return report
  }

  /// Returns the report of an input without readable content; nil if it may have some.
  private func unusable(_ file: SourceFile) -> FileReport? {
    guard file.isRequired else {
      if UnusableInput.isBlank(file.text) { return FileReport(skipped: "it is empty", .empty) }
      return Encryption(startOf: file.text).map { FileReport(skipped: $0.message, .encrypted) }
    }
    return UnusableInput(file.text).map { unusable in
      var report = FileReport()
      report.diagnostics.append(Diagnostic(unusable, in: file))
      return report
    }
  }

  func judge(
    _ file: SourceFile,
    _ sources: (any SourceProvider)?,
    _ rootModules: RootModuleFinder?,
  ) -> FileReport {
    let search = CacheSearch(file.text)
    guard search.mayFind, let sources else {
      return judgeWithoutIncludes(file, search, sources, rootModules)
    }
    var missing: Set<Text> = []
    let included = IncludedSnippets(file, sources, &missing)
    var report = judgeWithoutIncludes(
      included?.file ?? file,
      included.map { CacheSearch($0.file.text) } ?? search,
      sources,
      rootModules,
    )
    if let included { report = included.relocated(report) }
    report.missingPaths.formUnion(missing)
    return report
  }

  private func judgeWithoutIncludes(
    _ file: SourceFile,
    _ search: CacheSearch,
    _ sources: (any SourceProvider)?,
    _ rootModules: RootModuleFinder?,
  ) -> FileReport {
    let reading = read(file, rootModules, continuing: search)
    switch reading.result {
    case nil:
      return unusable(file) ?? unknownListing(file)
        ?? (reading.mention == .certain
          ? FileReport(skipped: "it is neither a template nor a plan", .unrecognized)
          : FileReport(skipped: "it names no cache"))
    case .skipped(let explanation, nil):
      return FileReport(skipped: explanation)
    case .skipped(let explanation, let judged?):
      var report = FileReport()
      report.skipReason = explanation
      report.coverage.judge(judged.kind, count: judged.count)
      return report
    case .read(let contents):
      return judge(contents, of: file, sources, isMentioned: reading.mention == .certain)
    }
  }

  private func judge(
    _ contents: DialectReading.Contents,
    of file: SourceFile,
    _ sources: (any SourceProvider)?,
    isMentioned: Bool,
  ) -> FileReport {
    var report = FileReport()
    let (lines, error) = (contents.lines, contents.error)
    report.texts[Text(file.path)] = ParsedText(file.text, contents.documents)
    if let error { report.diagnostics.append(unreadable(error, in: file, lines)) }
    let stacks = NestedStackLinter(sources: sources, linter: self)
    var stackBudget = NestedStackBudget()
    var extractions = contents.extractions
    extractions.markPatches(in: file, sources)
    for var extraction in extractions {
      extraction.locate(in: file, lines, sources)
      var suppressions = Suppressions(extraction.suppressions, for: file.path, options)
      if error != nil { suppressions.leaveAllOpen() }
      var nested = FileReport()
      let duplicates = stacks.lint(
        extraction.nestedStacks,
        writtenIn: extraction.suppressions,
        of: file,
        lines,
        &stackBudget,
        &suppressions,
        into: &nested,
      )
      extraction.markDecisive(duplicates)
      report.add(
        extraction,
        of: file,
        lines,
        isMentioned: isMentioned,
        minimumDays: options.minimumDays,
        findsSources: options.findsSources,
        &suppressions,
      )
      if options.subject.isRunning {
        addDrift(of: extraction, in: file, lines, &suppressions, to: &report)
      }
      report.add(nested)
      report.close(suppressions)
      for source in extraction.sources {
        report.texts[Text(source.path)] = ParsedText(source.text)
      }
      report.parameters.add(extraction.parameters)
    }
    if isMentioned || !report.caches.isEmpty { report.confirmTentativeNotes() }
    if !isMentioned, report.caches.isEmpty, report.diagnostics.isEmpty, report.suppressed.isEmpty {
      var skipped =
        report.hasUnexaminedStacks
        ? FileReport(
          skipped: "it names no cache, but deploys stacks that were not examined",
          .unexaminedStacks,
        ) : FileReport(skipped: "it names no cache, nor do the stacks that it deploys")
      skipped.nestedPaths = report.nestedPaths
      skipped.missingPaths = report.missingPaths
      return skipped
    }
    return report
  }

  /// Reports why a text could not be read, without the text if that may have secrets: plans contain
  /// everything that Terraform knows.
  func unreadable(_ error: SyntaxError, in file: SourceFile, _ lines: LineIndex) -> Diagnostic {
    let isSecret = dialects().contains { $0.mayBeOutput(file) }
    return .unreadable(error, in: file, lines, isSecret: isSecret)
  }

  /// Reports that an input is not text, if it may contain caches.
  ///
  /// - Parameters:
  ///   - error: the error, with the readable beginning of the input.
  ///   - path: the path to show.
  ///   - isRequired: whether the run requires this input.
  public func report(
    _ error: MalformedTextError,
    path: String,
    isRequired: Bool = false,
  ) -> FileReport {
    guard let prefix = try? SourceText(contents: error.validPrefix) else { return FileReport() }
    guard isRequired || concernsCaches(prefix, path) else {
      return FileReport(skipped: error.problem)
    }
    var report = FileReport()
    report.diagnostics.append(
      Diagnostic(error, after: prefix, path: path, rule: Rules.unreadable.name, .error)
    )
    return report
  }

  /// Reports damaged compressed data in a file named by a program, such as a hook, without failing
  /// the run; nil for any other problem.
  package func reportDamage(_ error: MalformedTextError, path: String) -> FileReport? {
    guard ![.utf16, .utf32].contains(error.problem),
      let prefix = try? SourceText(contents: error.validPrefix)
    else { return nil }
    var report = FileReport(skipped: error.problem)
    if concernsCaches(prefix, path) {
      let note = Diagnostic(error, after: prefix, path: path, rule: Rules.notExamined.name, .note)
      report.diagnostics += [note].compactMap(options.levels.leveled)
    }
    return report
  }

  /// Whether the readable beginning of a damaged input names a cache or begins a plan.
  private func concernsCaches(_ prefix: SourceText, _ path: String) -> Bool {
    let file = SourceFile(path: path, text: prefix, isNamed: false)
    let search = CacheSearch(prefix)
    return dialects().contains { $0.mention(in: search) == .certain || $0.mayBeOutput(file) }
  }

  /// Reports invalid and unused suppressions of the configuration.
  ///
  /// - Parameter isComplete: whether all files that the configuration may concern were linted, so
  ///   that unused suppressions are unneeded.
  package func reportOnConfiguration(isComplete: Bool) -> FileReport {
    var report = FileReport()
    for suppression in options.ignores.all.map(\.suppression) {
      let refusal = Diagnostic(refusing: suppression, options)
      report.suppressions[suppression] =
        refusal.map { .refused($0, options.levels) }
        ?? (isComplete && !options.changesOnly ? .unused(suppression, options.levels) : .open)
    }
    return report
  }
}

extension ParameterValues {
  /// Returns the given parameter names that may be declared in an input without a readable template
  /// that has caches.
  ///
  /// Searches only for a few short names, since each costs a pass over the text; the others count
  /// as declared.
  fileprivate func mayBeDeclared(in file: SourceFile) -> ParameterReview {
    let isFew = names.count <= 32
    return ParameterReview(
      mayDeclare: names.filter { name in
        !isFew || name.utf8.count > 255 || file.text.bytes.contains(name: name.string)
      }
    )
  }
}

extension UnsafeRawBufferPointer {
  fileprivate func contains(name: String) -> Bool {
    var name = name
    return name.withUTF8 { name in
      guard let first = name.first else { return true }
      var start = 0
      while let offset = firstOffset(of: first, from: start) {
        if hasBytes(UnsafeRawBufferPointer(name), at: offset) { return true }
        start = offset + 1
      }
      return false
    }
  }
}
