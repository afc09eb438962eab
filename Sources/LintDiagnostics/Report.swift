/// What one run found: everything that a reporter needs, and no input text beyond it.
public struct Report: Sendable {
  /// How many inputs were read, whether or not they had anything to say.
  public let fileCount: Int

  /// Every cache found, in order of path and place.
  public let caches: [JudgedCache]

  /// Every problem found, in order of path and place.
  public let diagnostics: [Diagnostic]

  /// Every problem that somebody accepted, in order of path and place.
  ///
  /// It counts neither for the severities nor for the exit status.
  public let suppressed: [SuppressedDiagnostic]

  /// Whether formats for people list what was accepted too, instead of only counting it.
  public let listsSuppressed: Bool

  /// Makes a report; caches and diagnostics are put in order.
  public init(
    fileCount: Int,
    caches: [JudgedCache],
    diagnostics: [Diagnostic],
    suppressed: [SuppressedDiagnostic] = [],
    listsSuppressed: Bool = false,
  ) {
    self.fileCount = fileCount
    self.caches = caches.sorted {
      ($0.place.path, $0.place.range.lowerBound, $0.identity.id)
        < ($1.place.path, $1.place.range.lowerBound, $1.identity.id)
    }
    self.diagnostics = diagnostics.sorted()
    self.suppressed = suppressed.sorted { $0.diagnostic < $1.diagnostic }
    self.listsSuppressed = listsSuppressed
  }

  /// How many problems have the given severity.
  public func count(of severity: Severity) -> Int {
    diagnostics.count { $0.severity == severity }
  }
}
