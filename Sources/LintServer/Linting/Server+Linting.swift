internal import ElastiCacheLint
internal import LintDiagnostics
internal import LintText
internal import LintWorkspace

extension Server {
  /// Whether documents wait to be linted.
  package var hasWork: Bool { client != nil && !(changed.isEmpty && stale.isEmpty) }

  /// Whether a document waits for so long that it is linted before more messages are handled.
  package mutating func isOverdue() -> Bool { client != nil && turns.areOverdue(stale) }

  /// Lints the documents that have changed, or else one of those that may depend on them.
  package mutating func work() {
    let isOverdue = isOverdue()
    guard changed.isEmpty || isOverdue else { return renew(changed) }
    // One at a time, since a message may arrive.
    guard let uri = turns.next(of: stale) else { return }
    if isOverdue { purpose = .turn }
    defer { purpose = .change }
    renew([uri])
  }

  /// Lints documents, and sends the client what it doesn't request.
  private mutating func renew(_ uris: Set<String>) {
    let known = changed
    interrupted = []
    let altered = lint(uris)
    changed.formUnion(interrupted.intersection(known))
    stale.formUnion(interrupted.subtracting(known))
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
  ///
  /// - Throws: an error if the run was interrupted.
  mutating func renew(_ uri: String) throws(ResponseError) {
    renewWorkingFolder()
    guard changed.contains(uri) || stale.contains(uri) else { return }
    renew([uri])
    if interrupted.contains(uri) { throw interruptionError }
  }

  /// Returns a document with its result as it is now; nil if it isn't open.
  mutating func current(
    _ uri: String
  ) throws(ResponseError) -> (document: Document, result: DocumentResult)? {
    try renew(uri)
    guard let document = documents[uri], let result = results[uri] else { return nil }
    return (document, result)
  }

  /// Lints documents, together with the files that are judged with them.
  ///
  /// - Returns: the documents whose diagnostics have changed.
  private mutating func lint(_ uris: Set<String>) -> Set<String> {
    renewWorkingFolder()
    changed.subtract(uris)
    stale.subtract(uris)
    var altered: Set<String> = []
    let known = uris.filter { documents[$0] != nil }
    let unknown = known.intersection(lost)
    for uri in unknown where store(DocumentResult(problems: [Self.lossReport]), for: uri) {
      altered.insert(uri)
    }
    let configurations = known.subtracting(unknown).filter {
      documents[$0]?.isConfiguration ?? false
    }
    for uri in configurations where store(configurationResult(of: uri), for: uri) {
      altered.insert(uri)
    }
    let rivals = rivals
    let groups = Dictionary(grouping: known.subtracting(configurations).subtracting(unknown)) {
      uri in
      documents[uri].map { folder(of: $0.location) } ?? FilePath(".")
    }
    for (folder, uris) in groups.sorted(by: { $0.key < $1.key }) {
      let others = uris.filter { !rivals.contains($0) }
      if !others.isEmpty { altered.formUnion(lint(others, in: folder, rivals)) }
      for uri in uris.sorted() where rivals.contains(uri) {
        altered.formUnion(lint([uri], in: folder, rivals, preferring: uri))
      }
    }
    return altered
  }

  /// - Parameters:
  ///   - rivals: the documents of files that are open with other texts too.
  ///   - preferred: the document whose text is linted; nil unless it is one of those.
  private mutating func lint(
    _ uris: [String],
    in folder: FilePath,
    _ rivals: Set<String>,
    preferring preferred: String? = nil,
  ) -> Set<String> {
    let paths = dependents.closure(
      of: closed.filter { self.folder(of: $0) == folder }
        .union(uris.compactMap { documents[$0]?.location })
    )
    var run = run(in: folder, paths.sorted(), preferring: preferred)
    run.isInterrupted = interruption
    let outcome: FolderRun.Outcome
    do {
      for folder in run.surroundings { fileRecord.add(folder: folder) }
      outcome = try fileRecord.record { try run.outcome() }
    } catch is Interrupted {
      postpone(uris)
      return []
    } catch {
      // The reason may concern only one of them.
      if uris.count > 1 {
        return uris.sorted().reduce(into: []) { altered, uri in
          altered.formUnion(lint([uri], in: folder, rivals))
        }
      }
      return refuse(uris, error, in: folder)
    }
    postponements = 0
    let known = dependents
    dependents.record(run.paths, outcome.dependencies)
    closed.subtract(paths)
    // Another document may have to be linted together with these.
    if dependents != known { stale = Set(documents.keys).subtracting(changed) }
    for warning in outcome.warnings { show(warning) }
    settle(run.paths)
    watch(outcome.decidingFiles)
    var findings = Findings(of: outcome.report, for: paths, writer(preferring: preferred))
    var altered: Set<String> = []
    for (uri, document) in documents
    where paths.contains(document.location) && !document.isConfiguration && !lost.contains(uri) {
      guard preferred.map({ $0 == uri }) ?? !rivals.contains(uri) else { continue }
      changed.remove(uri)
      stale.remove(uri)
      if store(findings.result(for: document.location), for: uri) { altered.insert(uri) }
    }
    return altered
  }

  /// Keeps a result; returns whether its diagnostics are new.
  private mutating func store(_ result: DocumentResult, for uri: String) -> Bool {
    let old = results.updateValue(result, forKey: uri)?.diagnostics ?? []
    return old != result.diagnostics
  }

  /// Creates a run over files of a folder, with the texts of all open documents.
  ///
  /// - Parameter preferred: the document whose text is read if its file is open more than once.
  func run(
    in folder: FilePath,
    _ paths: [FilePath],
    preferring preferred: String? = nil,
  ) -> FolderRun {
    let contents = documents(preferring: preferred).compactMap { uri, document in
      lost.contains(uri) ? nil : document.contents.map { (document.path, $0) }
    }
    return FolderRun(
      folder: folder,
      paths: paths,
      open: OpenFiles(Dictionary(contents) { first, _ in first }),
      preferences: preferences,
    )
  }

  /// Returns the open documents: a preferred one, then the others by their URIs.
  private func documents(preferring preferred: String?) -> [(uri: String, document: Document)] {
    let sorted = documents.sorted { $0.key < $1.key }.map { (uri: $0.key, document: $0.value) }
    return sorted.filter { $0.uri == preferred } + sorted.filter { $0.uri != preferred }
  }

  /// The documents whose file is open under another URI too, with another text.
  private var rivals: Set<String> {
    let groups = Dictionary(grouping: documents.keys) { documents[$0]?.path }
    return groups.values.reduce(into: []) { rivals, uris in
      guard uris.count > 1 else { return }
      let texts = Set(uris.compactMap { documents[$0]?.text.bytes })
      if texts.count > 1 { rivals.formUnion(uris) }
    }
  }

  /// Returns the workspace folder of a file, or else its own folder.
  ///
  /// - Parameter path: an absolute path with the name of the workspace folder that contains it.
  func folder(of path: FilePath) -> FilePath {
    folders.filter { path.isInside($0) }.max { $0.bytes.count < $1.bytes.count } ?? path.folder
  }

  /// Creates a writer of positions in the open documents.
  func writer(preferring preferred: String?) -> DiagnosticWriter {
    DiagnosticWriter(documents(preferring: preferred), encoding, folders: folders, folderNames)
  }

  var writer: DiagnosticWriter { writer(preferring: nil) }

  // MARK: Failures

  /// Reports an error that prevents a run, in the documents that it was for.
  private mutating func refuse(
    _ uris: [String],
    _ error: any Error,
    in folder: FilePath,
  ) -> Set<String> {
    let failure = Failures.Failure(error)
    settle(uris.compactMap { documents[$0]?.location }, error)
    let problem = DiagnosticWriter.notLinted(failure.summary)
    return Set(uris.filter { store(DocumentResult(problems: [problem]), for: $0) })
  }

  /// Records that documents or workspace folders are linted, or the error that prevents it.
  mutating func settle(_ paths: [FilePath], _ error: (any Error)? = nil) {
    let failure = error.map { Failures.Failure($0) }
    let (isNew, repaired) = failures.set(failure, for: paths)
    for path in repaired where !isOpen(path) { publish(folderNames.uri(of: path), [], nil) }
    guard let failure, isNew else { return }
    guard let path = failure.configuration, !isOpen(path),
      let problems = (error as? UsageError)?.configuration?.problems
    else {
      // An open file shows its problems itself.
      if failure.configuration == nil, !isAboutDocument(failure.message) {
        showAgain(failure.message)
      }
      return
    }
    var writer = writer
    publish(folderNames.uri(of: path), problems.map { writer.json(of: $0, in: path) }, nil)
  }

  /// Whether a message begins with the path of an open document.
  private func isAboutDocument(_ message: String) -> Bool {
    let locations = documents.values.map(\.location)
    return (locations + locations.map(\.relativeToWorking)).contains { path in
      message.utf8.starts(with: "\(path):".utf8)
    }
  }

  private func isOpen(_ path: FilePath) -> Bool {
    documents.values.contains { $0.path == path }
  }

  // MARK: Configurations

  private func configurationResult(of uri: String) -> DocumentResult {
    var writer = writer(preferring: uri)
    guard let document = documents[uri] else { return DocumentResult() }
    var problems = document.configurationProblems.map { writer.json(of: $0, in: document.path) }
    // Their places are those of the text that was scanned.
    if problems.isEmpty, scans.configurationDigests[document.location] == document.text.digest {
      problems = (scans.findings[document.location] ?? []).map { writer.json(of: $0) }
    }
    return DocumentResult(problems: problems)
  }
}

extension Document {
  /// Whether the document is a configuration rather than an input.
  var isConfiguration: Bool { location.isConfiguration }

  /// Whether the document is a configuration that may have suppressions.
  var hasConfiguredSuppressions: Bool {
    isConfiguration && Text(String(decoding: text.bytes, as: UTF8.self)).contains("ignore")
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
