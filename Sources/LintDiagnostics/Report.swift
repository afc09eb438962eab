package import LintText

/// What one run found: everything that a reporter needs, and no input text beyond it.
public struct Report: Sendable {
  /// How many inputs were read, whether or not they had anything to say.
  public let fileCount: Int

  /// How much of what the run came across was judged.
  public let coverage: Coverage

  /// Every cache found, in order of path and place.
  public let caches: [JudgedCache]

  /// Every problem found, in order of path and place.
  public private(set) var diagnostics: [Diagnostic]

  /// Every problem that somebody accepted, in order of path and place.
  ///
  /// It counts neither for the severities nor for the exit status.
  public let suppressed: [SuppressedDiagnostic]

  /// Every problem that a baseline has, in order of path and place.
  ///
  /// It counts no more than what is suppressed.
  public private(set) var baselined: [Diagnostic] = []

  /// Whether formats for people list what was accepted and what a baseline has too, instead of only
  /// counting it.
  public let listsSuppressed: Bool

  /// Every rule that was asked, whether or not it found anything.
  public var rules: [RuleGuide] { makeRules() }

  /// Made only for formats that have a place for them: it takes longer than to lint a small file.
  private let makeRules: @Sendable () -> [RuleGuide]

  /// The program that looked.
  public let tool: ToolDescription

  /// With which status the process ends, or nil if nobody knows.
  package var exitStatus: Int?

  /// Inputs as they lie in the repository, by the paths shown to people.
  ///
  /// Empty unless whoever reads files looked it up.
  package var repositoryFiles: [Text: RepositoryFile] = [:]

  /// Makes a report; caches and diagnostics are put in order.
  package init(
    fileCount: Int,
    coverage: Coverage = Coverage(),
    caches: [JudgedCache],
    diagnostics: [Diagnostic],
    suppressed: [SuppressedDiagnostic] = [],
    listsSuppressed: Bool = false,
    rules: @autoclosure @escaping @Sendable () -> [RuleGuide] = [],
    tool: ToolDescription = .current,
  ) {
    self.fileCount = fileCount
    self.coverage = coverage
    self.caches = caches.sorted {
      (Text($0.place.path), $0.place.range.lowerBound, Text($0.identity.id))
        < (Text($1.place.path), $1.place.range.lowerBound, Text($1.identity.id))
    }
    self.diagnostics = diagnostics.sorted()
    self.suppressed = suppressed.sorted { $0.diagnostic < $1.diagnostic }
    self.listsSuppressed = listsSuppressed
    makeRules = rules
    self.tool = tool
  }

  /// The same report where some of its problems are in a baseline.
  ///
  /// - Parameters:
  ///   - known: the problems that are in the baseline.
  ///   - new: the other ones, which still count.
  public func baselining(_ known: [Diagnostic], new: [Diagnostic]) -> Report {
    var report = self
    report.baselined = (baselined + known).sorted()
    report.diagnostics = new.sorted()
    return report
  }

  /// How many problems have the given severity.
  public func count(of severity: Severity) -> Int {
    diagnostics.count { $0.severity == severity }
  }

  /// The path of an input in the repository, or as it is shown to people where that is not known.
  package func repositoryPath(of place: Place) -> String {
    repositoryFiles[Text(place.path)]?.path ?? place.path
  }
}
