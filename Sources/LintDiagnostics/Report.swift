/// What one run found: everything that a reporter needs, and no input text beyond it.
public struct Report: Sendable {
  /// How many inputs were read, whether or not they had anything to say.
  public let fileCount: Int

  /// Every cache found, in order of path and place.
  public let caches: [JudgedCache]

  /// Every problem found, in order of path and place.
  public let diagnostics: [Diagnostic]

  /// Makes a report; caches and diagnostics are put in order.
  public init(fileCount: Int, caches: [JudgedCache], diagnostics: [Diagnostic]) {
    self.fileCount = fileCount
    self.caches = caches.sorted {
      ($0.place.path, $0.place.range.lowerBound, $0.identity.id)
        < ($1.place.path, $1.place.range.lowerBound, $1.identity.id)
    }
    self.diagnostics = diagnostics.sorted()
  }

  /// How many problems have the given severity.
  public func count(of severity: Severity) -> Int {
    diagnostics.count { $0.severity == severity }
  }
}
