internal import LintDiagnostics
internal import LintText
internal import LintWorkspace

/// The last result of linting an open document.
struct DocumentResult: Sendable {
  /// The findings in the document.
  var findings: [ShownFinding] = []

  /// The problems of a configuration, or the reason why the document is not linted.
  var problems: [JSON] = []

  /// The caches that the document declares, or whose limits it has a part in.
  var caches: [ShownCache] = []

  /// The edits that resolve the findings; nil until they are asked for.
  var edits: DocumentEdits?

  /// The diagnostics of the protocol.
  var diagnostics: [JSON] { problems + findings.filter(\.isFirst).map(\.json) }
}

/// A finding in a document.
struct ShownFinding: Sendable {
  let finding: Diagnostic

  /// The range in the document.
  let range: SourceRange

  /// The diagnostic of the protocol, which several findings may share.
  let json: JSON

  /// Whether it is the first of those that share the diagnostic.
  let isFirst: Bool
}

/// A cache with its places in a document.
struct ShownCache: Sendable {
  let cache: JudgedCache

  /// The declaration; nil if it is in another file.
  let declaration: SourceRange?

  /// The parts of the document that decide on the limit.
  let limit: [SourceRange]

  /// The lines of the declaration and of the calls that lead to it.
  let lines: [ClosedRange<Int>]
}
