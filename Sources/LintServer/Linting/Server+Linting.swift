internal import ElastiCacheLint
internal import LintDiagnostics
internal import LintText
internal import LintWorkspace

extension Server {
  /// Whether documents wait to be linted.
  package var hasWork: Bool { client != nil && !(changed.isEmpty && stale.isEmpty) }

  /// Lints the documents that have changed, or else one of those that may depend on them.
  package mutating func work() {
    // One at a time, since a message may arrive.
    renew(changed.isEmpty ? Set(stale.sorted().prefix(1)) : changed)
  }

  /// Lints documents, and sends the client what it doesn't request.
  private mutating func renew(_ uris: Set<String>) {
    let known = changed
    let altered = lint(uris)
    let first = known.subtracting(changed)
    guard client?.pullsDiagnostics == true else {
      for uri in altered.union(first).sorted() {
        publish(uri, results[uri]?.diagnostics ?? [], documents[uri]?.version)
      }
      return
    }
    // The client requests those of the documents that it has changed.
    if client?.refreshesDiagnostics == true, !altered.subtracting(first).isEmpty {
      request("workspace/diagnostic/refresh", .null)
    }
  }

  mutating func publish(_ uri: String, _ diagnostics: [JSON], _ version: Int?) {
    notify(
      "textDocument/publishDiagnostics",
      [
        "uri": .string(uri), "version": version.map { .number($0) } ?? .null,
        "diagnostics": .array(diagnostics),
      ],
    )
  }

  /// Lints a document unless its result is known.
  mutating func renew(_ uri: String) {
    if changed.contains(uri) || stale.contains(uri) { renew([uri]) }
  }

  /// Returns a document with its result as it is now; nil if it isn't open, or can't be linted.
  mutating func current(_ uri: String) -> (document: Document, result: DocumentResult)? {
    renew(uri)
    guard let document = documents[uri], let result = results[uri] else { return nil }
    return (document, result)
  }

  /// Lints documents, together with the files that are judged with them.
  ///
  /// - Returns: the documents whose diagnostics have changed.
  private mutating func lint(_ uris: Set<String>) -> Set<String> {
    changed.subtract(uris)
    stale.subtract(uris)
    var altered: Set<String> = []
    let known = uris.filter { documents[$0] != nil }
    let configurations = known.filter { documents[$0]?.isConfiguration ?? false }
    for uri in configurations where store(configurationResult(of: uri), for: uri) {
      altered.insert(uri)
    }
    let groups = Dictionary(grouping: known.subtracting(configurations)) { uri in
      documents[uri].map { folder(of: $0.path) } ?? FilePath(".")
    }
    for (folder, uris) in groups { altered.formUnion(lint(uris, in: folder)) }
    return altered
  }

  private mutating func lint(_ uris: [String], in folder: FilePath) -> Set<String> {
    let paths = dependents.closure(of: Set(uris.compactMap { documents[$0]?.path }))
    let run = run(in: folder, paths.sorted())
    let report: Report
    do {
      let outcome = try run.outcome()
      report = outcome.report
      let known = dependents
      dependents.record(run.paths, outcome.dependencies)
      // Another document may have to be linted together with these.
      if dependents != known { stale = Set(documents.keys).subtracting(changed) }
      settle(folder, outcome.warnings)
    } catch {
      refuse(error, in: folder)
      // They are those of an older text.
      for uri in uris { results[uri]?.edits = nil }
      return []
    }
    var writer = writer
    let findings = Dictionary(grouping: report.diagnostics) { writer.path(of: $0.place.path) }
    let caches = Dictionary(grouping: report.caches) { writer.path(of: $0.place.path) }
    var altered: Set<String> = []
    for (uri, document) in documents
    where paths.contains(document.path) && !document.isConfiguration {
      changed.remove(uri)
      stale.remove(uri)
      let result = DocumentResult(
        findings: (findings[document.path] ?? []).map { ($0, writer.json(of: $0)) },
        caches: caches[document.path] ?? [],
      )
      if store(result, for: uri) { altered.insert(uri) }
    }
    return altered
  }

  /// Keeps a result; returns whether its diagnostics are new.
  private mutating func store(_ result: DocumentResult, for uri: String) -> Bool {
    let old = results.updateValue(result, forKey: uri)?.diagnostics ?? []
    return old != result.diagnostics
  }

  /// Creates a run over files of a folder, with the texts of all open documents.
  func run(in folder: FilePath, _ paths: [FilePath]) -> FolderRun {
    let contents = documents.values.compactMap { document in
      document.contents.map { (document.path, $0) }
    }
    return FolderRun(
      folder: folder,
      paths: paths,
      open: OpenFiles(Dictionary(contents) { first, _ in first }),
      preferences: preferences,
    )
  }

  /// Returns the workspace folder of a file, or else its own folder.
  func folder(of path: FilePath) -> FilePath {
    folders.filter { path.isInside($0) }.max { $0.bytes.count < $1.bytes.count } ?? path.folder
  }

  /// Writes positions in the open documents.
  var writer: DiagnosticWriter { DiagnosticWriter(documents, encoding, folders: folders) }

  // MARK: Configurations

  private func configurationResult(of uri: String) -> DocumentResult {
    var writer = writer
    var result = DocumentResult(findings: [], caches: [])
    guard let document = documents[uri] else { return result }
    let problems = document.configurationProblems
    result.problems = problems.map { writer.json(of: $0, in: document.path) }
    if problems.isEmpty {
      result.problems = (scans.findings[document.path] ?? []).map { writer.json(of: $0) }
    }
    return result
  }

  /// Reports an error that prevents a run.
  private mutating func refuse(_ error: any Error, in folder: FilePath) {
    guard let error = error as? UsageError else { return show("\(error)") }
    guard let (path, problems) = error.configuration else { return show(error.description) }
    let real = POSIX.resolvedPath(of: path)
    // An open configuration shows its problems itself.
    if documents.values.contains(where: { $0.path == real }) { return }
    brokenConfigurations[folder] = real
    var writer = writer
    publish(real.uri, problems.map { writer.json(of: $0, in: real) }, nil)
  }

  /// Shows the warnings of a run, and removes the problems of the configuration of its folder.
  mutating func settle(_ folder: FilePath, _ warnings: [String] = []) {
    for warning in warnings { show(warning) }
    guard let path = brokenConfigurations.removeValue(forKey: folder) else { return }
    publish(path.uri, [], nil)
  }

  // MARK: Scans

  /// Returns the scan to run now; nil if none is needed.
  package mutating func takeScan() -> Scan? {
    guard client != nil, scans.isNeeded, !scans.isRunning else { return nil }
    scans.begin()
    if showsProgress {
      request("window/workDoneProgress/create", ["token": Self.scanToken])
      progress(["kind": "begin", "title": "Linting the workspace"])
    }
    return Scan(
      runs: folders.map { folder in
        let open = documents.values.map(\.path).filter { $0.isInside(folder) }
        return run(in: folder, [folder] + open.sorted())
      }
    )
  }

  /// Takes the result of a scan.
  package mutating func finish(_ scan: ScanResult) {
    if showsProgress { progress(["kind": "end"]) }
    let known = dependents
    // Those of open documents may have changed since the scan began.
    let open = Set(documents.values.map(\.path))
    var writer = writer
    var findings: [FilePath: [Diagnostic]] = [:]
    for (folder, outcome) in scan.reports {
      switch outcome {
      case .success(let outcome):
        dependents.replace(below: folder, by: outcome.dependencies, except: open)
        settle(folder, outcome.warnings)
        for finding in outcome.report.diagnostics {
          let path = writer.path(of: finding.place.path)
          // A folder inside this one has a run of its own.
          let owner = self.folder(of: path)
          if owner == folder || !folders.contains(owner) {
            findings[path, default: []].append(finding)
          }
        }
      case .failure(let error): refuse(error, in: folder)
      }
    }
    scans.end(findings)
    stale.formUnion(
      documents.filter { dependents != known || $0.value.isConfiguration }.map(\.key)
    )
    stale.subtract(changed)
  }

  /// Whether to show the progress of the first scan; later ones are seldom noticed.
  private var showsProgress: Bool { scans.isFirst && client?.showsProgress == true }

  private static let scanToken: JSON = "elasticache-lint/scan"

  private mutating func progress(_ value: JSON) {
    notify("$/progress", ["token": Self.scanToken, "value": value])
  }
}

extension Document {
  /// Whether the document is a configuration rather than an input.
  var isConfiguration: Bool {
    SettingsFile.names.contains { path.lastComponent.elementsEqual($0.utf8) }
  }

  /// The problems of the document as a configuration.
  fileprivate var configurationProblems: [Located<String>] {
    guard let contents,
      let text = try? SourceText(contents: contents.bytes, keptAliveBy: contents)
    else { return [] }
    let file = SourceFile(path: path.description, text: text, isNamed: false)
    do throws(SettingsFileError) {
      _ = try SettingsFile.settings(in: file) { GlobPattern($0) != nil }
      return []
    } catch {
      return error.problems
    }
  }
}
