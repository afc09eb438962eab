internal import ElastiCacheLint
internal import LintDiagnostics
internal import LintText
internal import LintWorkspace

extension Server {
  /// Answers a request for the actions on a range of a document.
  mutating func codeActions(_ parameters: CodeActionParameters) -> JSON {
    let uri = parameters.textDocument.uri
    renew(uri)
    guard let document = documents[uri], let result = results[uri] else { return [] }
    let only = parameters.context.only
    func isRequested(_ kind: String) -> Bool {
      let kind = Text(kind)
      return only?.contains { kind == Text($0) || kind.hasPrefix(Text("\($0).")) } ?? true
    }
    let findings = result.findings.filter { finding, _ in
      document.text.range(finding.place.range).touches(parameters.range)
    }
    var actions: [JSON] = []
    if isRequested("quickfix"), !findings.isEmpty {
      let edits = edits(of: uri, document)
      for (finding, json) in findings {
        guard let fix = edits.fix(of: finding) else { continue }
        actions.append(action(fix.title, fix, json))
      }
      for (finding, json) in findings {
        guard let fix = edits.suppression(of: finding) else { continue }
        actions.append(action("suppress \(finding.rule)", fix, json))
      }
      if client?.showsPages == true {
        actions += Set(findings.map(\.finding.rule)).sorted().map(Self.openAction)
      }
    }
    if isRequested(Capabilities.fixAll), !result.findings.isEmpty,
      let fixes = edits(of: uri, document).safe
    {
      let count = fixes.count == 1 ? "1 finding" : "\(fixes.count) findings"
      actions.append([
        "title": .string("Fix \(count) in this file"), "kind": .string(Capabilities.fixAll),
        "edit": edit(of: fixes.path, fixes.edits, choosesReason: false),
      ])
    }
    return .array(actions)
  }

  /// Returns the edits of a document, which are found once.
  private mutating func edits(of uri: String, _ document: Document) -> DocumentEdits {
    if let known = results[uri]?.edits { return known }
    let paths = dependents.closure(of: [document.path]).sorted()
    let edits = DocumentEdits(of: document.path, run(in: folder(of: document.path), paths))
    results[uri]?.edits = edits
    return edits
  }

  /// Returns the action that makes the edits of a fix.
  private func action(_ title: String, _ fix: Fix, _ diagnostic: JSON) -> JSON {
    let start = title.prefix(1).uppercased() + title.dropFirst()
    let isPreferred = fix.applicability == .safe && !fix.isSuppression
    return [
      "title": .string(start), "kind": "quickfix", "diagnostics": [diagnostic],
      "isPreferred": isPreferred ? true : .null,
      "edit": edit(of: fix.path, fix.edits, choosesReason: fix.isSuppression),
    ]
  }

  /// Returns edits of a file.
  ///
  /// - Parameter choosesReason: whether the user is to replace the reason in them.
  private func edit(of path: String, _ edits: [TextEdit], choosesReason: Bool) -> JSON {
    var writer = writer
    let uri = writer.uri(of: path)
    let takesVersions = client?.takesVersions == true
    let isSnippet = choosesReason && takesVersions && client?.takesSnippets == true
    let changes = edits.map { edit -> JSON in
      let range = writer.range(edit.range, in: path).json
      guard isSnippet else { return ["range": range, "newText": .string(edit.replacement)] }
      let text = Self.snippet(of: edit.replacement, choosing: DocumentEdits.reason)
      return ["range": range, "snippet": ["kind": "snippet", "value": .string(text)]]
    }
    guard takesVersions else {
      return ["changes": .object([uri: .array(changes)])]
    }
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
