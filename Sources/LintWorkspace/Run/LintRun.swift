internal import ElastiCacheLint
internal import LintText

/// One run over all named inputs: finds, reads and lints the files.
///
/// A file is released once it is linted, so memory holds at most as many files as there are
/// processors.
package struct LintRun {
  let settings: RunSettings
  let input: RunInput

  /// The changes that limit the run to changed files and their dependents; nil for no limit.
  let changes: ChangedFiles?

  /// The baseline, which isn't linted if it is found among the inputs; nil without one.
  let baseline: FilePath?

  /// Finds the borders of inputs.
  let borders: Borders

  /// Problems that prevented reading what the caches are compared with.
  let problems: [Diagnostic]

  /// The reports of inputs that need not be judged again, by their paths.
  let known: [FilePath: FileReport]

  package init(
    settings: RunSettings,
    input: RunInput,
    changes: ChangedFiles? = nil,
    problems: [Diagnostic] = [],
    baseline: FilePath? = nil,
    borders: Borders,
    after previous: (outcome: LintOutcome, edited: Set<FilePath>)? = nil,
  ) {
    known =
      previous.map { previous in
        LintOutcome.reports(
          previous.outcome.reports,
          rootModules: previous.outcome.rootModules,
          after: previous.edited,
          borders,
        )
      } ?? [:]
    self.settings = settings
    self.input = input
    self.changes = changes
    self.problems = problems
    self.baseline = baseline
    self.borders = borders
  }

  private var notify: @Sendable (Message) -> Void { settings.host.notify }

  private func checkInterruption() throws(Interrupted) {
    if settings.host.isInterrupted() { throw Interrupted() }
  }

  private var isVerbose: Bool { settings.run.isOn(.verbose) }

  /// Whether caches that run are judged, and not files that declare some.
  private var isAudit: Bool { settings.subject.isRunning }

  private var discovery: FileDiscovery {
    FileDiscovery(
      respectsIgnoreFiles: !settings.run.isOn(.noIgnore),
      excludes: settings.excludes,
      forcesExcludes: settings.run.isOn(.forceExclude),
      findsStates: isAudit,
      open: borders.open,
      folders: borders.folders,
    )
  }

  /// Returns the paths of the files that the run would read.
  package func files() throws -> [FilePath] {
    let (files, problems, _, _) = discovery.discover(input.files)
    if let problem = problems.first {
      let help: Message = problem.help.map { "; \($0)" } ?? ""
      throw UsageError("\(problem.path): \(problem.message)\(help)")
    }
    let linters = try FileLinters(for: files.map(\.path), roots: [], settings, borders)
    return files.filter { $0.isNamed || !isBaseline($0.path) }.map(\.path)
      .filter { !linters.isConfiguration($0) }
  }

  /// The reports of all inputs, before they are compared with one another.
  struct Judged {
    var reports: [JudgedInput] = []
    var unreadable: [Diagnostic] = []

    /// Notes on cloud assemblies whose programs may have changed since.
    var assemblyNotes: [Diagnostic] = []
    var coverage: Coverage
    let folders: [FilePath]
    let modules: RootModules
    let linters: FileLinters
    let isPart: Bool

    /// The folders of the root modules.
    var rootModules: Set<Text> { Set(modules.roots.map { Text($0.folder.description) }) }
  }

  /// Finds and judges the inputs.
  func judged() throws -> Judged {
    var reports: [JudgedInput] = []
    var unreadable: [Diagnostic] = []
    func add(_ path: String, _ reading: InputReader.Reading) {
      switch reading {
      case .judged(let input): reports.append(input)
      case .failed(let problem): unreadable.append(.unreadable(problem.message, path: path))
      }
    }

    try checkInterruption()
    let discovery = discovery
    let (files, problems, outside, skipped) = discovery.discover(input.files)
    var coverage = skipped
    unreadable += problems.map {
      .unreadable($0.message, help: $0.help, path: $0.path.description)
    }
    if isVerbose {
      for file in files where file.isIgnored {
        notify(
          "\(file.path): linted: git tracks it, though .gitignore excludes it"
        )
      }
      for file in files where file.assembly != nil {
        notify(
          "\(file.path): linted: a CDK program generated it, though .gitignore excludes it"
        )
      }
    }
    let standardInput = input.standardInputName.map { StandardInput(named: $0) }
    let folders = input.files.filter { (try? POSIX.status(of: $0))?.kind == .folder }
    let configurations =
      isAudit
      ? []
      : files.map(\.path).filter { RootModules.isPart($0) }
        + [standardInput?.part?.path].compactMap { $0.map { FilePath($0) } }
    let modules = RootModules(
      of: configurations,
      data: isAudit ? [] : files.filter(mayBeRead).map(\.path),
      overlay: isAudit ? nil : standardInput?.part,
      walked: isAudit ? [] : folders,
      discovery,
      borders,
    )
    try checkInterruption()
    let linters = try FileLinters(
      for: files.map(\.path) + [standardInput?.path].compactMap(\.self),
      roots: modules.roots.map(\.folder),
      settings,
      borders,
    )
    var changes = changes
    if var known = changes {
      let isAccepting = baseline.map { known.contains($0) } ?? false
      changes = isAccepting || linters.haveChanged(&known) ? nil : known
    }

    if let standardInput, standardInput.part == nil || isAudit, let name = input.standardInputName {
      let reading = InputReader.Reading(name) { () throws(DiscoveryProblem) in
        try standardInput.read(linters[standardInput.path], borders, modules)
      }
      add(name, reading)
    }
    if isVerbose {
      for link in outside {
        notify("\(link): skipped: it leads outside of what is linted")
      }
    }
    unreadable += modules.problems.sorted { $0.path < $1.path }.map {
      .unreadable($0.message, path: $0.path.description)
    }
    for file in configurations where !modules.judges(file) {
      coverage.skip(RootModules.part(file) == .terragrunt ? .otherKind : .namesNoCache)
      if isVerbose { notify("\(file): skipped: it names no cache") }
    }
    let isInterrupted = settings.host.isInterrupted
    let rootReports = ParallelMap.map(modules.roots, batch: 1) { root in
      isInterrupted()
        ? nil : known[root.folder] ?? linters[root.folder].lint(root, modules.parsed)
    }
    try checkInterruption()
    let changedFolders = (changes?.configurationFiles()).map { modules.folders(of: $0) }
    for (root, report) in zip(modules.roots, rootReports) {
      guard let report else { continue }
      let path = root.folder.description
      if let report = changedPart(of: report, changedFolders, &changes) {
        reports.append(JudgedInput(path: path, report: report))
      } else {
        coverage.skip(.unchanged)
        if isVerbose { notify("\(path): skipped: it has not changed") }
      }
    }
    let inputs = files.filter { file in
      if !isAudit, RootModules.isPart(file.path) { return false }
      if linters.isConfiguration(file.path) {
        if isVerbose {
          notify("\(file.path): skipped: it is a configuration")
        }
        return false
      }
      return file.isNamed || !isBaseline(file.path)
    }
    let reader = InputReader(
      of: inputs,
      linters: linters,
      modules,
      borders: borders,
      isOnlyInput: input.isSingle,
    )
    let readings = reader.readings(
      of: inputs,
      known: known,
      settings.host,
    )
    try checkInterruption()
    for (file, reading) in zip(inputs, readings) {
      // Git has no history of what a program generated into an ignored folder.
      let hasChanged = file.assembly != nil || changes?.contains(file.path) ?? true
      let path = file.path.description
      guard hasChanged || Self.dependsOnChanges(file.path, reading, &changes) else {
        coverage.skip(.unchanged)
        if isVerbose { notify("\(path): skipped: it has not changed") }
        continue
      }
      add(path, reading)
    }
    return Judged(
      reports: reports,
      unreadable: unreadable,
      assemblyNotes: Set(files.compactMap(\.assembly)).sorted { $0.path < $1.path }
        .compactMap(\.note),
      coverage: coverage,
      folders: folders,
      modules: modules,
      linters: linters,
      isPart: changes != nil,
    )
  }

  package func outcome() throws -> LintOutcome {
    let judged = try judged()
    var (reports, coverage) = (judged.reports, judged.coverage)
    let (linters, folders) = (judged.linters, judged.folders)
    if reports.contains(where: { ConfigurationNotes.concern($0.report) }) {
      let reduced = ConfigurationNotes.reduced(reports.map(\.report), at: reports.map(\.path))
      reports = zip(reports, reduced).map { JudgedInput(path: $0.path, report: $1) }
    }
    for input in reports { coverage += input.report.coverage }
    let kept = Self.outermost(reports)
    if !isAudit { try check(reports, linters, wasAllRead: judged.unreadable.isEmpty) }
    if isVerbose { explain(reports) }
    let settingsReports =
      linters.reports(whereWalked: judged.isPart || isAudit ? [] : folders)
    var report = Report(
      fileCount: reports.count,
      coverage: coverage,
      files: editable(kept.map { reports[$0].report }, kept, judged)
        + settingsReports.map(\.report),
      diagnostics: judged.unreadable + judged.assemblyNotes + self.problems
        + (isAudit ? linters.first.review(kept.flatMap { reports[$0].report.caches }) : []),
      listsSuppressed: settings.run.isOn(.showSuppressed),
    )
    try checkInterruption()
    report.listsCaches = isAudit
    report.showsStatistics = settings.run.isOn(.statistics)
    return LintOutcome(
      report: report,
      paths: Set(reports.filter(\.report.isComplete).map { Text($0.path) })
        .union(kept.flatMap { reports[$0].report.nestedPaths })
        .union(settingsReports.map { Text($0.path) }),
      folders: folders,
      reports: judged.reports,
      rootModules: judged.rootModules,
      settingFiles: linters.settingFiles.union([baseline].compactMap(\.self)),
    )
  }

  /// Checks the given parameters.
  ///
  /// - Parameter wasAllRead: whether every path could be opened.
  private func check(
    _ reports: [JudgedInput],
    _ linters: FileLinters,
    wasAllRead: Bool,
  ) throws(UsageError) {
    guard linters.giveValues else { return }
    let check = ParameterCheck(
      reports: reports,
      nested: Set(reports.flatMap(\.report.nestedPaths)),
      notify: notify,
    )
    try check.refuseValues()
    // A hook names only some of the files.
    let isPart =
      changes != nil || settings.host.isHook || settings.run.isOn(.forceExclude)
    guard wasAllRead, !isPart, !reports.contains(where: \.report.hasUnreadableParts) else { return }
    try check.checkNames(of: linters.parameters, files: settings.parameterFilesOfOptions)
    try check.checkVariables(
      settings.variablesOfOptions,
      files: settings.variableFilesOfOptions,
    )
  }

  /// Returns the indices of the reports without those of nested templates, which are judged only with
  /// the values that their parents pass, and of files whose caches were inserted into others.
  private static func outermost(_ reports: [JudgedInput]) -> [Int] {
    let nesting = reports.filter { !$0.report.nestedPaths.isEmpty }
    let filled = filledTemplates(reports)
    guard !nesting.isEmpty || !filled.isEmpty else { return Array(reports.indices) }
    let including = nesting.filter { !$0.report.partialPaths.isEmpty }
    let partial = Set(including.flatMap(\.report.partialPaths))
    let inserted = Set(including.flatMap(\.report.caches).map(\.place))
    let unjudged = reports.filter { input in
      partial.contains(Text(input.path))
        && !input.report.caches.allSatisfy { inserted.contains($0.place) }
    }
    let nested = Set(nesting.flatMap(\.report.nestedPaths)).subtracting(
      unjudged.map { Text($0.path) }
    )
    var kept = reports.indices.filter { index in
      let path = Text(reports[index].path)
      return !nested.contains(path) && !filled.contains(path)
    }
    var covered = Set(kept.flatMap { reports[$0].report.nestedPaths })
    // Templates that deploy each other in a cycle are not below any of those.
    for (index, input) in reports.enumerated()
    where nested.contains(Text(input.path)) && !covered.contains(Text(input.path)) {
      kept.append(index)
      covered.formUnion(input.report.nestedPaths)
    }
    return kept
  }

  /// Returns the paths of templates that `templatefile` of a configuration fills, if their caches are
  /// judged there: by themselves, they have marks in place of values.
  private static func filledTemplates(_ reports: [JudgedInput]) -> Set<Text> {
    let modules = reports.filter {
      $0.report.configuration.isRootModule && !$0.report.caches.isEmpty
    }
    guard !modules.isEmpty, modules.count < reports.count else { return [] }
    let lines = Dictionary(grouping: modules.flatMap(\.report.caches).map(\.place)) {
      Text($0.path)
    }
    .mapValues { places in Set(places.map(\.range.lowerBound.line)) }
    let templates = Set(modules.flatMap(\.report.configuration.filledFiles))
    let filled = reports.filter { input in
      let (path, report) = (Text(input.path), input.report)
      guard !report.configuration.isRootModule else { return false }
      // The result has other lines if the file has directives.
      if report.hasUnreadableParts, report.caches.isEmpty, templates.contains(path) {
        return true
      }
      return lines[path].map { lines in
        report.caches.allSatisfy { lines.contains($0.place.range.lowerBound.line) }
      } ?? false
    }
    return Set(filled.map { Text($0.path) })
  }

  private func isBaseline(_ path: FilePath) -> Bool {
    guard let baseline, path.lastComponent == baseline.lastComponent else { return false }
    return POSIX.resolvedPath(of: path) == POSIX.resolvedPath(of: baseline)
  }

  /// Whether a file that was named may be one that a configuration reads: it is neither a part of
  /// one, nor a template, nor a plan.
  private func mayBeRead(_ file: DiscoveredFile) -> Bool {
    // A pipe or an open file can be read only once.
    guard file.origin != .found, RootModules.part(file.path) == nil,
      !FileDiscovery.isDescriptor(file.path),
      (try? POSIX.status(of: file.path))?.kind == .regular,
      // Expressions read no larger files.
      let bytes = try? Border.unbounded(open: borders.open).read(file.path, .settings),
      let text = try? SourceText(contents: bytes.bytes, keptAliveBy: bytes)
    else { return false }
    let names: [StaticString] = ["planned_values", "resource_changes", "AWS::"]
    // Both begin with one of them, and may be long.
    let start = UnsafeRawBufferPointer(rebasing: text.bytes.prefix(4_096))
    return !names.contains { start.contains($0) } && !names.contains { text.contains($0) }
  }

  /// Reports which files were skipped, and why.
  private func explain(_ reports: [JudgedInput]) {
    for input in reports {
      for (place, message) in input.report.configuration.minorNotes {
        notify("\(place.path):\(place.range.lowerBound.line): skipped: \(message)")
      }
      guard let reason = input.report.skipReason else { continue }
      notify("\(input.path): skipped: \(reason)")
    }
  }
}
