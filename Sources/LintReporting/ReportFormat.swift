/// The formats in which a report can be written.
public enum ReportFormat: String, Sendable, CaseIterable {
  /// Frames with source lines, for people.
  case text
  /// One line for each problem, for editors.
  case concise
  /// One document, for programs.
  case json
  /// One JSON object a line, for programs that read while we write.
  case jsonl
  /// SARIF, for code scanning.
  case sarif
  /// Workflow commands, for annotations of GitHub Actions.
  case github
  /// A code quality report, for merge requests of GitLab.
  case gitlab
  /// JUnit's XML, for what shows test results.
  case junit
  /// Reviewdog's format, for comments on pull requests.
  case rdjson
  /// Checkstyle's XML, for Jenkins and others.
  case checkstyle
  /// Logging commands, for Azure Pipelines.
  case azure
  /// Service messages, for TeamCity.
  case teamcity
  /// A table, for summaries of builds and comments.
  case markdown

  /// The reporter of a format.
  ///
  /// - Parameters:
  ///   - isColored: whether formats for people use colour.
  ///   - hasSummary: whether formats for people end with a line that counts.
  public func reporter(isColored: Bool = false, hasSummary: Bool = true) -> any Reporter {
    reporter(isColored: isColored, hasSummary: hasSummary, spaceUsed: 0)
  }

  /// The reporter of a format for a summary of a build that others have written to.
  ///
  /// - Parameter spaceUsed: how many bytes are taken of what the summary may hold.
  package func reporter(isColored: Bool, hasSummary: Bool, spaceUsed: Int) -> any Reporter {
    switch self {
    case .text: TextReporter(style: TextStyle(isColored: isColored), hasSummary: hasSummary)
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
    case .markdown:
      MarkdownReporter(
        hasSummary: hasSummary,
        limit: MarkdownReporter.stepSummaryLimit - spaceUsed,
      )
    }
  }
}

extension ReportFormat {
  /// Who reads a format.
  package enum Audience: Sendable {
    /// People, where it is printed.
    case people
    /// A service that looks for commands in what people read.
    case buildLog
    /// Whoever takes a whole document, with nothing beside it.
    case documents
  }

  /// Who reads the format.
  package var audience: Audience {
    switch self {
    case .text, .concise: .people
    case .github, .azure, .teamcity: .buildLog
    case .json, .jsonl, .sarif, .gitlab, .junit, .rdjson, .checkstyle, .markdown: .documents
    }
  }

  /// Whether the format names files as they lie in the repository, and not as people typed them.
  package var namesRepositoryFiles: Bool {
    switch self {
    case .text, .concise, .json, .jsonl, .junit, .markdown: false
    case .sarif, .github, .gitlab, .rdjson, .checkstyle, .azure, .teamcity: true
    }
  }

  /// Whether the format tells GitHub what it recognizes lines by.
  package var hasLineHashes: Bool { self == .sarif }
}
