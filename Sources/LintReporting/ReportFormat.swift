/// The formats in which a report can be written.
public enum ReportFormat: String, Sendable, CaseIterable {
  /// Frames with source lines, for people.
  case text
  /// One line for each problem, for editors.
  case concise
  /// One document, for programs.
  case json

  /// The reporter of a format.
  ///
  /// - Parameters:
  ///   - isColored: whether formats for people use colour.
  ///   - hasSummary: whether formats for people end with a line that counts.
  public func reporter(isColored: Bool, hasSummary: Bool) -> any Reporter {
    switch self {
    case .text: TextReporter(style: TextStyle(isColored: isColored), hasSummary: hasSummary)
    case .concise:
      ConciseReporter(style: TextStyle(isColored: isColored), hasSummary: hasSummary)
    case .json: JSONReporter()
    }
  }
}
