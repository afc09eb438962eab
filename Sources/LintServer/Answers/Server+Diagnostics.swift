internal import LintDiagnostics
internal import LintWorkspace

extension Server {
  /// Answers a request for the diagnostics of a document.
  mutating func diagnostics(
    _ parameters: DocumentDiagnosticParameters
  ) throws(ResponseError) -> JSON {
    let uri = parameters.textDocument.uri
    try renew(uri)
    let diagnostics =
      if let result = results[uri] { result.diagnostics } else { try savedDiagnostics(uri) }
    return Self.report(diagnostics, after: parameters.previousResultId)
  }

  /// Returns the diagnostics of a file that is not open.
  private mutating func savedDiagnostics(_ uri: String) throws(ResponseError) -> [JSON] {
    if lost.contains(uri) { return [Self.lossReport] }
    renewWorkingFolder()
    guard documents[uri] == nil, let location = FilePath(uri: uri)?.location(below: folders),
      (try? POSIX.status(of: location))?.kind == .regular
    else { return [] }
    do {
      let paths = dependents.closure(of: [location])
      var run = run(in: folder(of: location), paths.sorted())
      run.isInterrupted = interruption
      let outcome = try run.outcome()
      var findings = Findings(of: outcome.report, for: paths, writer)
      return findings.result(for: location).diagnostics
    } catch is Interrupted {
      if !isCancelled { postponements += 1 }
      throw interruptionError
    } catch {
      return [DiagnosticWriter.notLinted(Failures.Failure(error).summary)]
    }
  }

  /// Returns a full report, or an unchanged one if the client has it.
  private static func report(_ diagnostics: [JSON], after previous: String?) -> JSON {
    // Valid for this process.
    let id = String(UInt(bitPattern: diagnostics.hashValue), radix: 36)
    if previous == id { return ["kind": "unchanged", "resultId": .string(id)] }
    return ["kind": "full", "resultId": .string(id), "items": .array(diagnostics)]
  }

  /// Answers the requests for the diagnostics of the workspace that wait for the last scan.
  package mutating func answerWorkspaceRequests() {
    for (id, parameters) in scans.takeAnswerable() {
      answer(id, ["items": .array(workspaceReports(parameters))])
    }
  }

  private func workspaceReports(_ parameters: WorkspaceDiagnosticParameters) -> [JSON] {
    var writer = writer
    var diagnostics: [String: [JSON]] = [:]
    for (path, findings) in scans.findings {
      let groups = writer.groups(of: findings.map { ($0, $0.place) })
      diagnostics[writer.uri(of: path.description)] = groups.map(\.json)
    }
    for (uri, result) in results { diagnostics[uri] = result.diagnostics }
    let previous = Dictionary(parameters.previousResultIds.map { ($0.uri, $0.value) }) { $1 }
    for uri in previous.keys where diagnostics[uri] == nil {
      let location = FilePath(uri: uri)?.location(below: folders)
      let failure = location.flatMap { scans.failures[folder(of: $0)] }
      diagnostics[uri] = failure.map { [DiagnosticWriter.notLinted($0)] } ?? []
    }
    return diagnostics.sorted { $0.key < $1.key }.compactMap { uri, diagnostics in
      guard case .object(var report) = Self.report(diagnostics, after: previous[uri])
      else { return nil }
      report["uri"] = .string(uri)
      report["version"] = documents[uri].map { .number($0.version) } ?? .null
      return .object(report)
    }
  }
}
