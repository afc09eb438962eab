internal import ArgumentParser
internal import ElastiCacheLint
internal import LintWorkspace

/// The value of `--report`: `FORMAT` or `FORMAT=PATH`.
struct ReportRequest {
  /// The original text.
  let argument: String

  let format: ReportFormat

  /// The file; nil for the format's default target.
  let path: FilePath?

  /// The border for the path.
  let border: Border

  /// Parses a command line argument.
  init(_ argument: String) throws {
    try self.init(argument, within: .unbounded)
  }

  init(_ argument: String, within border: Border) throws {
    self.argument = argument
    self.border = border
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let format = ReportFormat(rawValue: String(parts[0])) else {
      let names = ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("it must be FORMAT or FORMAT=PATH, and FORMAT one of \(names).")
    }
    self.format = format
    path = try Self.path(parts.count == 2 ? String(parts[1]) : "-")
  }

  /// Returns the path of a report; nil for standard output.
  static func path(_ text: String) throws(ValidationError) -> FilePath? {
    guard !text.isEmpty else { throw ValidationError("the path of the report is empty.") }
    guard !text.hasSuffix("/") else {
      throw ValidationError("the path names a folder; name a file in it.")
    }
    return ["-", "/dev/stdout"].contains(FilePath(text).description) ? nil : FilePath(text)
  }
}
