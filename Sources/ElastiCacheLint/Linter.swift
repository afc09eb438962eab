internal import LintDiagnostics
internal import LintModel
internal import LintRules
internal import LintSyntax

/// The pipeline: an input goes in, what is to be said of it comes out.
///
/// Never throws.
public struct Linter: Sendable {
  /// Reads the template of a nested stack.
  ///
  /// - Parameters:
  ///   - path: where it lies, relative to the folder of the template that deploys it.
  ///   - parent: the path of that template.
  /// - Returns: the template, or nil if there is no such file.
  public typealias TemplateLoader =
    @Sendable (_ path: String, _ parent: String) -> SourceFile?

  /// Finds the folders in which the root module of a plan may lie.
  ///
  /// - Parameter plan: the path of the plan.
  /// - Returns: the folders, the likeliest first.
  public typealias RootModuleFinder = @Sendable (_ plan: String) -> [any ModuleFolders]

  /// What to require, and what is known.
  public struct Options: Sendable {
    /// For how many days backups must be kept, 1 to 35.
    public var minimumDays = 1

    /// Values of template parameters.
    public var parameters = ParameterValues()

    /// The day on which suppressions must not have ended; nil if none of them ends.
    public var today: CalendarDate?

    /// Whether a suppression of ours must give a reason.
    public var requiresReasons = true

    /// Whether the suppressions of other tools hold too.
    public var honorsForeignSuppressions = true

    /// What a configuration accepts.
    package var ignores = ConfiguredSuppressions()

    /// Makes options with their defaults.
    public init() {}
  }

  private let options: Options

  /// Makes a linter.
  public init(_ options: Options = Options()) {
    self.options = options
  }

  /// A linter that also knows some values; those of its options win over them.
  package func assuming(_ values: ParameterValues) -> Linter {
    var options = options
    options.parameters = values
    options.parameters.merge(self.options.parameters)
    return Linter(options)
  }

  /// Lints one input.
  ///
  /// - Parameters:
  ///   - file: the input.
  ///   - loader: reads the templates of nested stacks; without it they are not looked into.
  ///   - rootModules: finds the configurations of plans; without it a finding of a plan points into
  ///     the plan.
  public func lint(
    _ file: SourceFile,
    loading loader: TemplateLoader? = nil,
    rootModules: RootModuleFinder? = nil,
  ) -> FileReport {
    lint(file, loading: loader, rootModules: rootModules, stacksAfter: NestedStackUse())
  }

  /// Lints one input of several.
  ///
  /// - Parameter before: how much of nested stacks was looked into in the same run before; nil to leave
  ///   those of this one for later.
  package func lint(
    _ file: SourceFile,
    loading loader: TemplateLoader?,
    rootModules: RootModuleFinder?,
    stacksAfter before: NestedStackUse?,
  ) -> FileReport {
    if let foreign = ForeignDocument(file) {
      return refuse(foreign, file)
    }
    var report = judge(file, loader, rootModules, before)
    guard report.hasUnusedSuppressions, !options.parameters.isEmpty else { return report }
    // What is not needed with these values may be needed with others.
    var options = options
    options.parameters = ParameterValues()
    report.leaveOpen(whatIsUsedIn: Linter(options).judge(file, loader, rootModules, before))
    return report
  }

  private func judge(
    _ file: SourceFile,
    _ loader: TemplateLoader?,
    _ rootModules: RootModuleFinder?,
    _ before: NestedStackUse?,
  ) -> FileReport {
    let reading = Reading(file, options.parameters, rootModules: rootModules)
    switch reading.outcome {
    case .notOurs(let reason):
      return FileReport(skipped: reason)
    case .read(let extractions, let error, let lines):
      var report = FileReport()
      if let error { report.diagnostics.append(.unreadable(error, in: file, lines)) }
      let stacks = NestedStackLinter(loader: loader, options: options)
      var stackBudget = NestedStackBudget(after: before ?? NestedStackUse())
      let isMentioned = Mention.isFound(in: file.text)
      for extraction in extractions {
        var suppressions = Suppressions(extraction.suppressions, for: file.path, options)
        if error != nil { suppressions.leaveAllOpen() }
        report.add(
          extraction,
          of: file,
          lines,
          minimumDays: options.minimumDays,
          &suppressions,
        )
        let isPostponed = before == nil && !extraction.nestedStacks.isEmpty
        if isPostponed { report.hasPostponedStacks = true }
        stacks.lint(
          isPostponed ? [] : extraction.nestedStacks,
          of: file,
          lines,
          isNoted: isMentioned,
          &stackBudget,
          &suppressions,
          into: &report,
        )
        report.close(suppressions)
        report.sourceFolders.formUnion(extraction.sourceFolders)
      }
      report.nestedStackUse = stackBudget.use
      if !isMentioned, report.caches.isEmpty, report.diagnostics.isEmpty {
        var skipped = FileReport(skipped: "it names no cache, nor do the stacks that it deploys")
        skipped.nestedPaths = report.nestedPaths
        skipped.nestedStackUse = report.nestedStackUse
        skipped.hasPostponedStacks = report.hasPostponedStacks
        return skipped
      }
      return report
    }
  }

  /// Says that an input is not text, if it concerns us.
  ///
  /// - Parameters:
  ///   - error: what could be read of it.
  ///   - path: the path to show.
  public func report(_ error: MalformedTextError, path: String) -> FileReport {
    guard let prefix = try? SourceText(contents: error.validPrefix) else { return FileReport() }
    guard Mention.isFound(in: prefix) || Reading.beginsAsPlan(prefix) else {
      return FileReport(skipped: "it is not text, and names no cache")
    }
    let place = LineIndex(prefix).range(prefix.bytes.count..<prefix.bytes.count)
    var report = FileReport()
    report.diagnostics.append(
      Diagnostic(
        rule: Rules.unreadable.name,
        severity: .error,
        message: "invalid UTF-16",
        place: Place(path: path, range: place, excerpt: nil),
      )
    )
    return report
  }

  /// Says what is wrong with what a configuration accepts.
  ///
  /// - Parameter isComplete: whether everything was linted that it may be about, so that what is not
  ///   used is not needed.
  package func reportOnConfiguration(isComplete: Bool) -> FileReport {
    var report = FileReport()
    for suppression in options.ignores.all.map(\.suppression) {
      let refusal = Diagnostic(refusing: suppression, options)
      report.suppressions[suppression] =
        refusal.map(SuppressionUse.refused) ?? (isComplete ? .unused : .open)
    }
    return report
  }

  private func refuse(_ foreign: ForeignDocument, _ file: SourceFile) -> FileReport {
    guard file.isNamed || Mention.isFound(in: file.text) || foreign == .binaryPlan else {
      return FileReport(skipped: "it names no cache")
    }
    var report = FileReport()
    var none = Suppressions([], for: file.path, options)
    report.add(
      Extraction(refusing: foreign),
      of: file,
      LineIndex(file.text),
      minimumDays: options.minimumDays,
      &none,
    )
    return report
  }
}

extension ForeignDocument {
  /// Recognizes by name and beginning what need not be parsed.
  fileprivate init?(_ file: SourceFile) {
    if let foreign = ForeignDocument(file.text) {
      self = foreign
    } else if file.isNamed, file.path.hasSuffix(".tf") {
      self = .configuration
    } else {
      return nil
    }
  }
}
