internal import LintDiagnostics
internal import LintModel
internal import LintRules
internal import LintSyntax
internal import LintText
public import Terraform

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
  /// - Throws: the reason why a file that is there is not read.
  public typealias TemplateLoader =
    @Sendable (_ path: String, _ parent: String) throws(UnreadTemplate) -> SourceFile?

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
    if report.caches.isEmpty { report.parameters.add(options.parameters.mayBeDeclared(in: file)) }
    if report.skipReason != nil, report.coverage.isEmpty, var unusable = unusable(file) {
      unusable.parameters = report.parameters
      return unusable
    }
    guard report.hasUnusedSuppressions, !options.parameters.isEmpty else { return report }
    // What is not needed with these values may be needed with others.
    var options = options
    options.parameters = ParameterValues()
    report.leaveOpen(whatIsUsedIn: Linter(options).judge(file, loader, rootModules, before))
    return report
  }

  /// The report of an input in which there is nothing to read; nil if there may be.
  private func unusable(_ file: SourceFile) -> FileReport? {
    guard file.isRequired else {
      return UnusableInput.isBlank(file.text) ? FileReport(skipped: "it is empty", .empty) : nil
    }
    return UnusableInput(file.text).map { unusable in
      var report = FileReport()
      report.diagnostics.append(Diagnostic(unusable, in: file))
      return report
    }
  }

  private func judge(
    _ file: SourceFile,
    _ loader: TemplateLoader?,
    _ rootModules: RootModuleFinder?,
    _ before: NestedStackUse?,
  ) -> FileReport {
    let reading = Reading(file, options.parameters, rootModules: rootModules)
    switch reading.outcome {
    case .notOurs(let explanation, let reason):
      return FileReport(skipped: explanation, reason)
    case .plansWithoutCaches(let count):
      var report = FileReport()
      report.skipReason = count == 1 ? "the plan names no cache" : "the plans name no cache"
      for _ in 0..<count { report.coverage.judge(.plan) }
      return report
    case .read(let extractions, let error, let lines):
      var report = FileReport()
      if let error { report.diagnostics.append(.unreadable(error, in: file, lines)) }
      let stacks = NestedStackLinter(loader: loader, options: options)
      var stackBudget = NestedStackBudget(after: before ?? NestedStackUse())
      let isMentioned = Mention.isFound(in: file.text)
      for var extraction in extractions {
        var suppressions = Suppressions(extraction.suppressions, for: file.path, options)
        if error != nil { suppressions.leaveAllOpen() }
        let isPostponed = before == nil && !extraction.nestedStacks.isEmpty
        if isPostponed { report.hasPostponedStacks = true }
        var nested = FileReport()
        let duplicates = stacks.lint(
          isPostponed ? [] : extraction.nestedStacks,
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
          &suppressions,
        )
        report.add(nested)
        report.close(suppressions)
        report.sourceFolders.formUnion(extraction.sourceFolders)
        report.parameters.add(extraction.parameters)
        report.matchedFolders.formUnion(extraction.matchedFolders)
        if extraction.isConfiguration {
          report.configurationFolder = ConfigurationNotes.folder(ofFile: file.path)
        }
      }
      report.nestedStackUse = stackBudget.use
      if isMentioned || !report.caches.isEmpty { report.confirmTentativeNotes() }
      if !isMentioned, report.caches.isEmpty, report.diagnostics.isEmpty {
        var skipped =
          report.hasUnexaminedStacks
          ? FileReport(
            skipped: "it names no cache, but deploys stacks that were not examined",
            .unexaminedStacks,
          ) : FileReport(skipped: "it names no cache, nor do the stacks that it deploys")
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
  ///   - isRequired: whether the run needs this very input.
  public func report(
    _ error: MalformedTextError,
    path: String,
    isRequired: Bool = false,
  ) -> FileReport {
    guard let prefix = try? SourceText(contents: error.validPrefix) else { return FileReport() }
    guard isRequired || Self.concernsCaches(prefix) else {
      return FileReport(skipped: error.problem)
    }
    var report = FileReport()
    report.diagnostics.append(
      Diagnostic(error, after: prefix, path: path, rule: Rules.unreadable.name, .error)
    )
    return report
  }

  /// Reports damaged compressed data that a program names, such as a hook, without failing the run;
  /// nil for any other problem.
  package func reportDamage(_ error: MalformedTextError, path: String) -> FileReport? {
    guard error.problem != .utf16, let prefix = try? SourceText(contents: error.validPrefix) else {
      return nil
    }
    var report = FileReport(skipped: error.problem)
    if Self.concernsCaches(prefix) {
      report.diagnostics.append(
        Diagnostic(error, after: prefix, path: path, rule: Rules.notExamined.name, .note)
      )
    }
    return report
  }

  /// Whether the readable beginning of a damaged input names a cache or begins a plan.
  private static func concernsCaches(_ prefix: SourceText) -> Bool {
    Mention.isFound(in: prefix) || PlanStart.isAtStart(of: prefix)
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
    report.parameters = options.parameters.mayBeDeclared(in: file)
    var none = Suppressions([], for: file.path, options)
    let lines = LineIndex(file.text)
    if foreign == .configuration {
      report.configurationFolder = ConfigurationNotes.folder(ofFile: file.path)
    }
    report.add(
      Extraction(
        refusing: foreign,
        at: foreign == .configuration ? file.text.cacheMention : nil,
        lines
      ),
      of: file,
      lines,
      isMentioned: true,
      minimumDays: options.minimumDays,
      &none,
    )
    return report
  }
}

extension ParameterValues {
  /// The given names in the text of an input in which no template with caches was read.
  ///
  /// Only some short names are looked for, since the search takes time for each; others are taken for
  /// declared.
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

extension ForeignDocument {
  /// Recognizes by name and beginning what need not be parsed.
  fileprivate init?(_ file: SourceFile) {
    if let foreign = ForeignDocument(file.text), !foreign.mayPrecedePlan(in: file.text) {
      self = foreign
    } else if [".tf", ".tofu"].contains(where: file.path.lowercased().hasSuffix) {
      self = .configuration
    } else {
      return nil
    }
  }
}

extension ForeignDocument {
  /// Whether it is output that a plan may follow in the same text, and one does.
  fileprivate func mayPrecedePlan(in text: SourceText) -> Bool {
    (self == .planLog || self == .printedPlan) && PlanStart.first(in: text) != nil
  }
}

extension SourceText {
  /// Where it first names a cache as Terraform does, or nil.
  fileprivate var cacheMention: Range<Int>? {
    let names: [StaticString] = ["aws_elasticache_", "awscc_elasticache_", "AWS::ElastiCache::"]
    let first = names.compactMap { name in
      bytes.firstOffset(of: name).map { $0..<$0 + name.utf8CodeUnitCount }
    }
    return first.min { $0.lowerBound < $1.lowerBound }
  }
}

extension Diagnostic {
  /// Reports where an input ceases to be text.
  fileprivate init(
    _ error: MalformedTextError,
    after prefix: SourceText,
    path: String,
    rule: String,
    _ severity: Severity,
  ) {
    let range = LineIndex(prefix).range(prefix.bytes.count..<prefix.bytes.count)
    self.init(
      rule: rule,
      severity: severity,
      message: error.problem.message,
      help: error.problem.help,
      place: Place(path: path, range: range, excerpt: nil),
    )
  }
}

extension FileReport {
  /// Creates the report of an input that is skipped because it cannot be turned into text.
  fileprivate init(skipped problem: MalformedTextError.Problem) {
    switch problem {
    case .utf16: self.init(skipped: "it is not text, and names no cache")
    case .compression, .expansion: self.init(skipped: problem.message, .damaged)
    }
  }
}

extension MalformedTextError.Problem {
  fileprivate var message: String {
    switch self {
    case .utf16: "invalid UTF-16"
    case .compression: "the compressed data is damaged or breaks off"
    case .expansion: "the compressed data expands beyond what is read"
    }
  }

  fileprivate var help: String {
    switch self {
    case .utf16: Diagnostic.powerShellHelp
    case .compression: "make or fetch it again, or give it uncompressed"
    case .expansion: "give it uncompressed"
    }
  }
}
