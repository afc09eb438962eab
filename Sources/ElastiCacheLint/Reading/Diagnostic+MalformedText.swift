internal import LintDiagnostics
internal import LintText

extension Diagnostic {
  /// Reports where an input stops being text.
  init(
    _ error: MalformedTextError,
    after prefix: SourceText,
    path: String,
    rule: String,
    _ severity: Severity,
  ) {
    let range = LineIndex(prefix).range(prefix.bytes.count..<prefix.bytes.count)
    self.init(
      rule: rule,
      severity: severity,
      message: error.problem.message,
      help: error.problem.help,
      place: Place(path: path, range: range, excerpt: nil),
    )
  }
}

extension FileReport {
  /// Creates the report of an input that is skipped because it cannot be turned into text.
  init(skipped problem: MalformedTextError.Problem) {
    switch problem {
    case .utf16, .utf32: self.init(skipped: "it is not text, and names no cache")
    case .compression, .expansion: self.init(skipped: problem.message, .damaged)
    }
  }
}

extension MalformedTextError.Problem {
  var message: String {
    switch self {
    case .utf16: "invalid UTF-16"
    case .utf32: "UTF-32 is not supported"
    case .compression: "the compressed data is damaged or breaks off"
    case .expansion: "the compressed data expands beyond what is read"
    }
  }

  var help: String {
    switch self {
    case .utf16: Diagnostic.powerShellHelp
    case .utf32: "convert it: iconv -f UTF-32 -t UTF-8 FILE"
    case .compression: "make or fetch it again, or give it uncompressed"
    case .expansion: "give it uncompressed"
    }
  }
}
