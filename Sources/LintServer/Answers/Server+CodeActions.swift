internal import ElastiCacheLint
internal import LintDiagnostics
internal import LintText
internal import LintWorkspace

extension Server {
  /// Answers a request for the actions on a range of a document.
  mutating func codeActions(_ parameters: CodeActionParameters) -> JSON {
    let uri = parameters.textDocument.uri
    guard let (document, result) = current(uri) else { return [] }
    let only = parameters.context.only
    func isRequested(_ kind: String) -> Bool {
      let kind = Text(kind)
      return only?.contains { kind == Text($0) || kind.hasPrefix(Text("\($0).")) } ?? true
    }
    let findings = result.findings.filter { finding, _ in
      document.text.range(finding.place.range).touches(parameters.range)
    }
    var edits = result.edits ?? newEdits(of: document, uri)
    defer { results[uri]?.edits = edits }
    var actions: [JSON] = []
    if isRequested("quickfix") {
      for (finding, json) in findings {
        guard let fix = edits.fix(of: finding) else { continue }
        actions += action(fix.title, fix, json, preferring: uri)
      }
      for (finding, json) in findings {
        guard let fix = edits.suppression(of: finding) else { continue }
        actions += action("suppress \(finding.rule)", fix, json, preferring: uri)
      }
      if client?.showsPages == true {
        actions += Set(findings.map(\.finding.rule)).sorted().map(Self.openAction)
      }
    }
    // Editors show actions on the whole file only when asked for them.
    let isAutomatic = only == nil && parameters.context.triggerKind == 2
    if isRequested(Capabilities.fixAll), !isAutomatic {
      let (safe, count) = edits.safe
      if !safe.isEmpty, !Self.isReadOnly(document.path) {
        let changes = safe.map { edit -> JSON in
          let text = String(decoding: edit.replacement, as: UTF8.self)
          return ["range": document.text.range(edit.offsets).json, "newText": .string(text)]
        }
        actions.append([
          "title": .string("Fix \(count == 1 ? "1 finding" : "\(count) findings") in this file"),
          "kind": .string(Capabilities.fixAll), "edit": edit(of: uri, changes),
        ])
      }
    }
    return .array(actions)
  }

  private func newEdits(of document: Document, _ uri: String) -> DocumentEdits {
    let paths = dependents.closure(of: [document.location]).sorted()
    return DocumentEdits(
      of: document.path,
      run(in: folder(of: document.location), paths, preferring: uri),
    )
  }

  /// Whether a file is there and must not be edited.
  private static func isReadOnly(_ path: FilePath) -> Bool {
    (try? POSIX.status(of: path))?.isReadOnly ?? false
  }

  /// Returns the action that makes the edits of a fix; empty if its file must not be edited.
  private func action(
    _ title: String,
    _ fix: Fix,
    _ diagnostic: JSON,
    preferring uri: String,
  ) -> [JSON] {
    var writer = writer(preferring: uri)
    guard !Self.isReadOnly(writer.name(of: fix.path).path) else { return [] }
    let start = title.prefix(1).uppercased() + title.dropFirst()
    let isPreferred = fix.applicability == .safe && !fix.isSuppression
    let action: JSON = [
      "title": .string(start), "kind": "quickfix", "diagnostics": [diagnostic],
      "isPreferred": isPreferred ? true : .null,
      "edit": edit(of: fix, &writer),
    ]
    return [action]
  }

  private func edit(of fix: Fix, _ writer: inout DiagnosticWriter) -> JSON {
    let changes = fix.edits.map { edit -> JSON in
      let range = writer.range(edit.range, in: fix.path).json
      guard fix.isSuppression, client?.takesVersions == true, client?.takesSnippets == true else {
        return ["range": range, "newText": .string(edit.replacement)]
      }
      let text = Self.snippet(of: edit.replacement, choosing: DocumentEdits.reason)
      return ["range": range, "snippet": ["kind": "snippet", "value": .string(text)]]
    }
    return edit(of: writer.uri(of: fix.path), changes)
  }

  private func edit(of uri: String, _ changes: [JSON]) -> JSON {
    guard client?.takesVersions == true else { return ["changes": .object([uri: .array(changes)])] }
    let document: JSON = .object([
      "uri": .string(uri), "version": documents[uri].map { .number($0.version) } ?? .null,
    ])
    return ["documentChanges": [["textDocument": document, "edits": .array(changes)]]]
  }

  private static func snippet(of text: String, choosing part: String) -> String {
    func escaped(_ text: Text) -> String {
      text.string.unicodeScalars.reduce(into: "") { result, scalar in
        if ["$", "}", "\\"].contains(scalar) { result += "\\" }
        result.unicodeScalars.append(scalar)
      }
    }
    let parts = Text(text).split(separator: Text(part)).map(escaped)
    return parts.joined(separator: "${1:\(part)}")
  }

  // MARK: Guides

  private static func openAction(_ rule: String) -> JSON {
    let title: JSON = .string("Open the guide to \(rule)")
    return [
      "title": title, "kind": "quickfix",
      "command": [
        "title": title, "command": .string(Capabilities.openRule),
        "arguments": [.string(rule)],
      ],
    ]
  }

  /// Opens the guide to a rule.
  mutating func execute(_ parameters: ExecuteParameters) throws(ResponseError) -> JSON {
    guard Text(parameters.command) == Text(Capabilities.openRule),
      let name = parameters.arguments?.first,
      let rule = Rules.guides.first(where: { Text($0.rule.name) == Text(name) })
    else { throw .invalidParameters("no command opens this") }
    request(
      "window/showDocument",
      ["uri": .string(DiagnosticWriter.page(of: rule.rule.name)), "external": true],
    )
    return .null
  }
}
