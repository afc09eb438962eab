internal import LintDiagnostics
internal import LintText
internal import LintWorkspace

/// The last result of linting an open document.
struct DocumentResult: Sendable {
  /// The findings in the document, each with its diagnostic of the protocol.
  var findings: [(finding: Diagnostic, json: JSON)] = []

  /// The problems of a configuration, or the reason why the document is not linted.
  var problems: [JSON] = []

  /// The caches that the document declares.
  var caches: [JudgedCache] = []

  /// The edits that resolve the findings; nil until they are asked for.
  var edits: DocumentEdits?

  /// The diagnostics of the protocol.
  var diagnostics: [JSON] { problems + findings.map(\.json) }
}
