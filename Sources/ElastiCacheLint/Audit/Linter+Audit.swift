internal import LintDiagnostics
internal import LintModel
internal import LintRules
internal import LintText

extension Linter {
  /// Whether caches that run are judged, and not declarations.
  package var judgesRunning: Bool { options.subject.isRunning }

  /// Compares the caches of an input with their declarations.
  func addDrift(
    of extraction: Extraction,
    in file: SourceFile,
    _ lines: LineIndex,
    _ suppressions: inout Suppressions,
    to report: inout FileReport,
  ) {
    // The report may have the caches of other listings as well, before these.
    let indices = Dictionary(
      report.caches.indices.suffix(extraction.caches.count).map { (report.caches[$0].place, $0) },
      uniquingKeysWith: { first, _ in first },
    )
    for cache in extraction.caches where cache.origin.running != nil {
      guard let judgement = Judgement(of: cache, minimumDays: options.minimumDays) else { continue }
      let summary = judgement.summary(in: file, lines)
      guard
        let drift = Drift(
          of: cache,
          summary,
          with: options.subject.declared,
          at: judgement.shownPlace(in: file, lines),
        )
      else { continue }
      if let index = indices[summary.place] { report.caches[index].agreement = drift.agreement }
      if let diagnostic = drift.diagnostic {
        report.add(diagnostic, at: judgement.site(in: file, lines), &suppressions)
      }
    }
  }

  /// Reports a named input that lists no caches that run, if those are judged; nil otherwise.
  func unknownListing(_ file: SourceFile) -> FileReport? {
    guard options.subject.isRunning, file.isNamed else { return nil }
    var report = FileReport()
    report.diagnostics.append(
      Diagnostic(
        rule: Rules.unreadable.name,
        severity: .error,
        message: "this is neither the output of an AWS command that lists caches nor a Terraform"
          + " state",
        help: "'lint audit --help' shows the commands; templates, plans and configurations are"
          + " linted without 'audit'",
        place: .start(of: file.path),
      )
    )
    return report
  }

  /// Reports what the inputs of a run do not show together: groups of which only members are listed,
  /// and declared caches that were not found.
  package func review(_ caches: [JudgedCache]) -> [Diagnostic] {
    (missingGroups(caches) + missingCaches(caches)).compactMap(options.levels.leveled)
  }

  private struct Group: Hashable {
    let name: Text
    let location: ResourceLocation?
  }

  /// Reports the groups whose members are listed, but not the groups.
  private func missingGroups(_ caches: [JudgedCache]) -> [Diagnostic] {
    var members: [Group: [JudgedCache]] = [:]
    var listed: [Text: [ResourceLocation?]] = [:]
    for cache in caches {
      guard let running = cache.running else { continue }
      if let group = running.group, cache.verdict == .notApplicable {
        members[Group(name: group, location: running.location), default: []].append(cache)
      } else if cache.form == .replicationGroup, let name = running.name {
        listed[name, default: []].append(running.location)
      }
    }
    let missing = members.filter { group, _ in
      !listed[group.name, default: []].contains { location in
        location == nil || group.location == nil || location == group.location
      }
    }
    return missing.compactMap { group, members in
      guard let first = members.first else { return nil }
      let count = members.count == 1 ? "1 member" : "\(members.count) members"
      return Diagnostic(
        rule: Rules.notExamined.name,
        severity: .note,
        message: "replication group '\(group.name)' was not judged: the input lists only \(count)"
          + " of it, which is backed up with the group",
        help: "audit also what 'aws elasticache describe-replication-groups' prints",
        place: first.place.withoutExcerpt,
        inputPath: first.inputPath,
      )
    }
  }

  /// Reports the declared caches that do not run.
  private func missingCaches(_ caches: [JudgedCache]) -> [Diagnostic] {
    guard let declared = options.subject.declared else { return [] }
    var found: Set<Int> = []
    for cache in caches {
      guard let running = cache.running, let form = cache.form else { continue }
      found.formUnion(declared.indices(of: running, form, id: Text(cache.identity.id)))
    }
    let missing = declared.all.indices.filter { index in
      !found.contains(index) && declared.all[index].verdict != .notApplicable
    }
    .map { declared.all[$0] }
    let unnamed = missing.filter { $0.declared?.names.isEmpty ?? true }
    var diagnostics = missing.filter { $0.declared?.names.isEmpty == false }.map { cache in
      Diagnostic(
        rule: Rules.drift.name,
        severity: .note,
        message: "\(cache.subject) is declared, but not among the caches that were audited",
        help: "deploy it, or audit the account and the region that have it",
        place: cache.place,
        resource: cache.identity,
      )
    }
    if let first = unnamed.first {
      let others = unnamed.count - 1
      let subject =
        others == 0
        ? "\(first.subject) was not compared: its name is chosen at deployment"
        : "\(first.subject) and \(others) more were not compared: their names are chosen at deployment"
      diagnostics.append(
        Diagnostic(
          rule: Rules.drift.name,
          severity: .note,
          message: subject,
          help: "audit what shows logical IDs or addresses: the output of 'aws cloudformation"
            + " describe-stack-resource-drifts', or a Terraform state",
          place: first.place,
        )
      )
    }
    return diagnostics
  }
}
