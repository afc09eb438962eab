internal import LintDiagnostics
internal import LintRules
internal import LintText

/// Keeps what is reported of plans and of their configurations from being said twice.
package enum ConfigurationNotes {
  /// Returns the folder of a configuration file, or nil for any other file name.
  static func folder(ofFile path: String) -> Text? {
    let endings = [".tf", ".tofu", ".tf.json", ".tofu.json"]
    let name = path.lowercased()
    guard endings.contains(where: name.hasSuffix) else { return nil }
    return normalized(components(of: path).dropLast())
  }

  /// Returns the normal form of a folder's path.
  static func folder(_ path: String) -> Text { normalized(components(of: path)) }

  private static func components(of path: String) -> [Text] {
    path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map { Text(decoding: $0) }
  }

  /// Returns a path without `.`, and with `..` only at its start.
  private static func normalized(_ names: some Sequence<Text>) -> Text {
    var kept: [Text] = []
    for name in names where name != Text(".") {
      if name == Text(".."), let last = kept.last, last != Text(".."), !last.isEmpty {
        kept.removeLast()
      } else {
        kept.append(name)
      }
    }
    return Text(kept.isEmpty ? "." : kept.map(\.string).joined(separator: "/"))
  }

  /// Returns the folders of Terragrunt units of which a plan was judged.
  ///
  /// `terragrunt run --all --json-out-dir DIR` writes it to `tfplan.json` in the same folder below
  /// DIR.
  private static func unitsWithPlan(among files: [FileReport], at paths: [String]) -> Set<Text> {
    let plans = zip(paths, files).filter { $1.coverage.count(of: .plan) > 0 }
      .map { components(of: $0.0) }
      .filter { $0.last == "tfplan.json" }.map { $0.dropLast() }
    let units = files.filter(\.hasConfiguration).map(\.configuration)
      .filter { $0.isRootModule && !$0.sourceFiles.isEmpty }
      .compactMap(\.folder).filter { $0 != "." }
    return Set(
      units.filter { unit in
        let names = components(of: unit.string)
        return plans.contains { $0.suffix(names.count).elementsEqual(names) }
      }
    )
  }

  /// Whether a report may repeat what another one says.
  package static func concern(_ report: FileReport) -> Bool {
    // A root module that cannot be read is about no configuration.
    report.hasConfiguration || report.hasUnreadableParts
  }

  /// Removes what is said twice.
  ///
  /// Those are: that several root modules lead to an unreadable file, configurations whose plan was
  /// judged in the same run, or their caches that a partial plan lists, all but the first note on a
  /// configuration in each folder, notes about caches that one plan lacks and another one has, and
  /// notes about changes in a configuration that is judged itself because its plan is out of date.
  ///
  /// - Parameter paths: the paths of the inputs.
  package static func reduced(_ files: [FileReport], at paths: [String] = []) -> [FileReport] {
    guard files.contains(where: concern) else { return files }
    let blocks = files.reduce(into: Set()) { $0.formUnion($1.configuration.configuredBlocks) }
    var unreadable: Set<Place> = []
    let files = files.map { file in
      var file = file.withoutAdditions(in: blocks)
      // Several root modules may lead to one file.
      file.diagnostics.removeAll { $0.isUnreadable && !unreadable.insert($0.place).inserted }
      return file
    }
    var known = unitsWithPlan(among: files, at: paths)
    for file in files {
      let stale = Set(file.configuration.addedBlocks.values)
      for folder in file.configuration.matchedFolders where !stale.contains(folder) {
        known.insert(normalized(components(of: folder.string)))
      }
    }
    let partial = files.filter { !$0.configuration.partialFolders.isEmpty }
    let partialFolders = Set(
      partial.flatMap(\.configuration.partialFolders).map { normalized(components(of: $0.string)) }
    )
    let listed = Set(partial.flatMap(\.caches).map(\.identity))
    var judged: Set<Text> = []
    let kept = files.map { file in
      guard let folder = file.configuration.folder else { return file }
      guard known.insert(folder).inserted else { return file.withoutFindings }
      if file.configuration.isRootModule { judged.formUnion(file.configuration.sourceFolders) }
      return partialFolders.contains(folder) ? file.without(caches: listed) : file
    }
    guard !judged.isEmpty else { return kept }
    let hasCaches = kept.contains { $0.configuration.isRootModule && !$0.caches.isEmpty }
    // A template that a configuration reads has its own report, which is not shown.
    let planned = kept.filter { !$0.configuration.isRootModule && $0.coverage.count(of: .plan) > 0 }
      .reduce(into: Set()) { $0.formUnion($1.diagnostics.map(Finding.init)) }
    return kept.map { file in
      guard !file.configuration.isRootModule else { return file.without(planned) }
      let file = file.withoutChangeNotes(in: judged)
      return hasCaches ? file.notingUnmatchedPlans : file
    }
  }
}

/// The rule, place and resource of a finding.
private struct Finding: Hashable {
  let rule: String
  let place: Place
  let resource: ResourceIdentity?

  init(_ diagnostic: Diagnostic) {
    rule = diagnostic.rule
    place = diagnostic.place
    resource = diagnostic.resource
  }
}

extension FileReport {
  /// This report without the notes about some blocks that its plans do not have.
  fileprivate func withoutAdditions(in blocks: Set<Place>) -> FileReport {
    let known = blocks.intersection(configuration.addedBlocks.keys)
    guard !known.isEmpty else { return self }
    var report = self
    report.configuration.addedBlocks = configuration.addedBlocks.filter { !known.contains($0.key) }
    report.diagnostics.removeAll { $0.isNotExamined && known.contains($0.place) }
    report.suppressed.removeAll {
      $0.diagnostic.isNotExamined && known.contains($0.diagnostic.place)
    }
    return report
  }

  /// This report without the notes about changes in folders that are judged themselves.
  fileprivate func withoutChangeNotes(in folders: Set<Text>) -> FileReport {
    let places = Set(configuration.changeNotes.filter { folders.contains($0.value) }.keys)
    guard !places.isEmpty else { return self }
    var report = self
    report.diagnostics.removeAll { $0.isNotExamined && places.contains($0.place) }
    return report
  }

  /// This report with a note on each plan whose configuration is unknown, and may be one of those
  /// that are judged too.
  fileprivate var notingUnmatchedPlans: FileReport {
    var report = self
    report.configuration.unmatchedPlans = []
    report.diagnostics += configuration.unmatchedPlans.sorted().compactMap { path in
      let note = Diagnostic(
        rule: Rules.notExamined.name,
        severity: .note,
        message: "this plan could not be matched with one of the root modules of this run,"
          + " so its caches may be reported twice",
        help: "give the folder it was planned in: --source-root DIR",
        place: .start(of: path.string),
      )
      return levels.leveled(note)
    }
    return report
  }

  /// This report without findings that another report has.
  fileprivate func without(_ known: Set<Finding>) -> FileReport {
    var report = self
    report.diagnostics.removeAll { known.contains(Finding($0)) }
    return report
  }

  /// This report without some caches and their findings.
  fileprivate func without(caches known: Set<ResourceIdentity>) -> FileReport {
    func isKnown(_ diagnostic: Diagnostic) -> Bool {
      diagnostic.resource.map(known.contains) ?? false
    }
    var report = self
    report.caches.removeAll { known.contains($0.identity) }
    report.diagnostics.removeAll(where: isKnown)
    report.suppressed.removeAll { isKnown($0.diagnostic) }
    return report
  }

  /// This report with the use of suppressions only.
  fileprivate var withoutFindings: FileReport {
    var report = self
    report.caches = []
    report.diagnostics = []
    report.suppressed = []
    report.coverage = Coverage()
    return report
  }
}

extension Diagnostic {
  fileprivate var isNotExamined: Bool { rule == Rules.notExamined.name }
}
