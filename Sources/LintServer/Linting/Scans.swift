internal import LintDiagnostics
internal import LintWorkspace

/// The scans of the workspace folders, and the requests that wait for them.
struct Scans {
  /// Whether files have changed since the last scan began.
  var isNeeded = false

  /// Whether open documents have changed since the last scan began.
  var isOutdated = false

  private var running: Scan?

  var isRunning: Bool { running != nil }

  /// Whether a client waits for findings in files that are not open.
  var isAwaited: Bool { !waiting.isEmpty }

  /// The number of scans that have ended.
  private var count = 0

  /// The number of scans that had ended at the last answer.
  private var answered = 0

  /// The requests for diagnostics of the workspace that are not answered.
  private var waiting: [(id: MessageID, parameters: WorkspaceDiagnosticParameters)] = []

  /// The findings of the last scan, by absolute path.
  private(set) var findings: [FilePath: [Diagnostic]] = [:]

  /// Digests of the texts of configurations with findings, by absolute path.
  private(set) var configurationDigests: [FilePath: Int] = [:]

  /// The workspace folders that the last scan could not lint, with the reasons.
  private(set) var failures: [FilePath: String] = [:]

  var isFirst: Bool { count == 0 }

  mutating func begin(_ scan: Scan) {
    isNeeded = false
    isOutdated = false
    running = scan
  }

  /// - Parameter digests: digests of the texts of configurations with findings.
  mutating func end(
    _ findings: [FilePath: [Diagnostic]],
    _ failures: [FilePath: String],
    _ digests: [FilePath: Int],
  ) {
    running = nil
    count += 1
    self.findings = findings
    self.failures = failures
    configurationDigests = digests
  }

  /// Ends a scan whose result is not usable.
  mutating func abandon() { running = nil }

  /// Waits for the running scan, whose result is not taken.
  func wait() { running?.hasEnded.wait(until: { $0 }) { _ in } }

  /// Removes the findings, whose paths are those of another working folder.
  mutating func forget() { findings = [:] }

  mutating func await(_ id: MessageID, _ parameters: WorkspaceDiagnosticParameters) {
    waiting.append((id, parameters))
  }

  /// Removes a waiting request; returns its identifier, or nil if it doesn't wait.
  mutating func cancel(_ id: MessageID) -> MessageID? {
    guard let index = waiting.firstIndex(where: { $0.id == id }) else { return nil }
    return waiting.remove(at: index).id
  }

  /// Removes and returns all waiting requests.
  mutating func takeWaiting() -> [MessageID] {
    defer { waiting = [] }
    return waiting.map(\.id)
  }

  /// Removes and returns the requests that can be answered: clients repeat them at once, so the next
  /// one waits for the next scan.
  mutating func takeAnswerable() -> [(id: MessageID, parameters: WorkspaceDiagnosticParameters)] {
    guard count > answered, !isNeeded, !isOutdated, !isRunning, !waiting.isEmpty else { return [] }
    answered = count
    defer { waiting = [] }
    return waiting
  }
}
