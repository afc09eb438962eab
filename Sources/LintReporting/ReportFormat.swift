/// The output formats for reports.
///
/// ```swift
/// let report = try Workspace(folder: "templates").lint()
/// let sarif = ReportFormat.sarif.reporter().render(report)
/// ```
public enum ReportFormat: String, Sendable, CaseIterable {
  /// Frames with source lines, for people.
  case text
  /// One line per problem, for editors.
  case concise
  /// One document, for programs.
  case json
  /// One JSON object per line, for programs that read the output as a stream.
  case jsonl
  /// SARIF, for code scanning.
  case sarif
  /// Workflow commands, for annotations of GitHub Actions.
  case github
  /// A code quality report, for GitLab merge requests.
  case gitlab
  /// JUnit XML, for services that show test results.
  case junit
  /// reviewdog's diagnostic format, for comments on pull requests.
  case rdjson
  /// Checkstyle XML, for Jenkins and others.
  case checkstyle
  /// Logging commands, for Azure Pipelines.
  case azure
  /// Service messages, for TeamCity.
  case teamcity
  /// A table, for build summaries and comments.
  case markdown
  /// One page with all caches, for auditors.
  case html
  /// Comma-separated values, for spreadsheets.
  case csv

  /// Returns a reporter for the format.
  ///
  /// - Parameters:
  ///   - isColored: whether formats for people use color.
  ///   - hasSummary: whether formats for people end with a summary line.
  public func reporter(isColored: Bool = false, hasSummary: Bool = true) -> any Reporter {
    reporter(isColored: isColored, hasSummary: hasSummary, spaceUsed: 0)
  }

  /// Returns a reporter for a terminal, or one that appends to an existing build summary.
  ///
  /// - Parameters:
  ///   - spaceUsed: the number of bytes of the summary already used.
  ///   - terminal: the terminal in which the report is shown; nil for another target.
  package func reporter(
    isColored: Bool,
    hasSummary: Bool,
    spaceUsed: Int = 0,
    terminal: TerminalView? = nil,
  ) -> any Reporter {
    switch self {
    case .text:
      TextReporter(
        style: TextStyle(isColored: isColored, terminal: terminal),
        hasSummary: hasSummary,
      )
    case .concise:
      ConciseReporter(style: TextStyle(isColored: isColored), hasSummary: hasSummary)
    case .json: JSONReporter()
    case .jsonl: JSONLinesReporter()
    case .sarif: SARIFReporter()
    case .github: GitHubReporter()
    case .gitlab: GitLabReporter()
    case .junit: JUnitReporter()
    case .rdjson: RDJSONReporter()
    case .checkstyle: CheckstyleReporter()
    case .azure: AzureReporter()
    case .teamcity: TeamCityReporter()
    case .html: HTMLReporter()
    case .csv: CSVReporter()
    case .markdown:
      MarkdownReporter(
        hasSummary: hasSummary,
        limit: MarkdownReporter.stepSummaryLimit - spaceUsed,
      )
    }
  }
}

extension ReportFormat {
  /// The intended reader of a format.
  package enum Audience: Sendable {
    /// People, who read it where it is printed.
    case people
    /// A service that parses commands out of a build log.
    case buildLog
    /// Programs and services that expect a whole document with nothing around it.
    case documents
  }

  /// The intended reader of this format.
  package var audience: Audience {
    switch self {
    case .text, .concise: .people
    case .github, .azure, .teamcity: .buildLog
    case .json, .jsonl, .sarif, .gitlab, .junit, .rdjson, .checkstyle, .markdown, .html, .csv:
      .documents
    }
  }

  /// Whether the format uses paths relative to the repository instead of the paths that the user
  /// typed.
  package var namesRepositoryFiles: Bool {
    switch self {
    case .text, .concise, .json, .jsonl, .junit, .markdown, .html, .csv: false
    case .sarif, .github, .gitlab, .rdjson, .checkstyle, .azure, .teamcity: true
    }
  }

  /// Whether the format has the edits that fix findings.
  package var showsFixes: Bool {
    switch self {
    case .text, .json, .jsonl, .sarif, .rdjson, .markdown, .html: true
    case .concise, .github, .gitlab, .junit, .checkstyle, .azure, .teamcity, .csv:
      false
    }
  }

  /// Whether the format includes the line hashes by which GitHub recognizes findings.
  package var hasLineHashes: Bool { self == .sarif }
}
