package import LintText

/// The results of one run: everything that a reporter needs, and no input text beyond it.
///
/// ```swift
/// let report = try Workspace(folder: "templates").lint()
/// for cache in report.caches where cache.verdict == .off {
///   print("\(cache.place.path): \(cache.identity.id): \(cache.reason)")
/// }
/// ```
public struct Report: Sendable {
  /// The number of inputs read, with or without diagnostics.
  public let fileCount: Int

  /// The numbers of judged and skipped inputs.
  public let coverage: Coverage

  /// Every cache found, ordered by path and location.
  public let caches: [JudgedCache]

  /// The number of caches that were skipped because a plan leaves them as they are.
  public let unchangedCaches: Int

  /// Every problem found, ordered by path and location.
  public private(set) var diagnostics: [Diagnostic]

  /// Every suppressed problem, ordered by path and location.
  ///
  /// These count neither toward the severities nor toward the exit status.
  public let suppressed: [SuppressedDiagnostic]

  /// Every problem recorded in a baseline, ordered by path and location.
  ///
  /// Like suppressed problems, these do not count.
  public private(set) var baselined: [Diagnostic] = []

  /// Whether formats for people also list suppressed and baselined problems, instead of only
  /// counting them.
  public let listsSuppressed: Bool

  /// Whether formats for people and JSON also have the numbers of findings by rule and folder, and of
  /// caches by verdict.
  package var showsStatistics = false

  /// Whether formats for people also list every cache.
  package var listsCaches = false

  /// Every rule that was run, with or without findings.
  public var rules: [RuleGuide] { makeRules() }

  /// Evaluated only by formats that show rules: it takes longer than linting a small file.
  private let makeRules: @Sendable () -> [RuleGuide]

  /// The program that made the report.
  public let tool: ToolDescription

  /// The results of fixing; nil if nothing was to be fixed.
  package var fixing: FixCount?

  /// The exit status of the process, or nil if unknown.
  package var exitStatus: Int?

  /// Inputs as files of the repository, by the paths shown to people.
  ///
  /// Empty unless the caller that reads the files has looked them up.
  package var repositoryFiles: [Text: RepositoryFile] = [:]

  /// Creates a report, sorting its caches and diagnostics.
  package init(
    fileCount: Int,
    coverage: Coverage = Coverage(),
    caches: [JudgedCache],
    unchangedCaches: Int = 0,
    diagnostics: [Diagnostic],
    suppressed: [SuppressedDiagnostic] = [],
    listsSuppressed: Bool = false,
    rules: @autoclosure @escaping @Sendable () -> [RuleGuide] = [],
    tool: ToolDescription = .current,
  ) {
    self.fileCount = fileCount
    self.coverage = coverage
    self.unchangedCaches = unchangedCaches
    // Caches are large, and moving them took most of the time of sorting them.
    let keys = caches.map {
      (Text($0.place.path), $0.place.range.lowerBound, Text($0.identity.id))
    }
    self.caches = caches.indices.sorted { keys[$0] < keys[$1] }.map { caches[$0] }
    self.diagnostics = diagnostics.sorted()
    self.suppressed = suppressed.sorted { $0.diagnostic < $1.diagnostic }
    self.listsSuppressed = listsSuppressed
    makeRules = rules
    self.tool = tool
  }

  /// Returns this report with some of its problems moved to the baseline.
  ///
  /// - Parameters:
  ///   - known: the problems in the baseline.
  ///   - new: the other problems, which still count.
  public func baselining(_ known: [Diagnostic], new: [Diagnostic]) -> Report {
    var report = self
    report.baselined = (baselined + known).sorted()
    report.diagnostics = new.sorted()
    return report
  }

  /// Returns the number of problems with a severity.
  public func count(of severity: Severity) -> Int {
    diagnostics.count { $0.severity == severity }
  }

  /// Returns the path of an input in the repository, or the path shown to people if that is
  /// unknown.
  package func repositoryPath(of place: Place) -> String {
    repositoryFiles[Text(place.path)]?.path ?? place.path
  }

  /// Returns the path of an input, which may be the folder of a root module, in the repository, or
  /// the path shown to people if that is unknown.
  package func repositoryPath(ofInput path: String) -> String {
    // The repository itself is not among its files.
    repositoryFiles.isEmpty ? path : repositoryFiles[Text(path)]?.path ?? "."
  }
}
