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
    var actions: [JSON] = []
    if isRequested("quickfix") {
      let touched = result.findings.filter { finding, _ in
        document.text.range(finding.place.range).touches(parameters.range)
      }
      for (finding, json) in touched {
        if let fix = finding.fix, let action = action(fix.title, fix, json, snippet: nil) {
          actions.append(action)
        }
      }
      if !touched.isEmpty {
        let suppressions = suppressions(in: document)
        for (finding, json) in touched {
          guard let fix = suppressions[Key(finding)],
            let action = action("suppress \(finding.rule)", fix, json, snippet: Self.reason)
          else { continue }
          actions.append(action)
        }
      }
      if client?.showsPages == true {
        actions += Set(touched.map(\.finding.rule)).sorted().map(Self.openAction)
      }
    }
    if isRequested(Capabilities.fixAll), let fixes = result.fixes {
      let count = fixes.count == 1 ? "1 finding" : "\(fixes.count) findings"
      let edit = edit(of: fixes.path, fixes.edits, snippet: nil)
      actions.append([
        "title": .string("Fix \(count) in this file"), "kind": .string(Capabilities.fixAll),
        "edit": edit,
      ])
    }
    return .array(actions)
  }

  /// The reason of a suppression until the user writes another one.
  private static let reason = "TODO: give the reason"

  private struct Key: Hashable {
    let rule: Text
    let place: Place
    let resource: ResourceIdentity?

    init(_ finding: Diagnostic) {
      (rule, place, resource) = (Text(finding.rule), finding.place, finding.resource)
    }
  }

  /// Returns the suppressions of the findings in a document.
  private func suppressions(in document: Document) -> [Key: Fix] {
    let paths = dependents.closure(of: [document.path])
    var run = run(in: folder(of: document.path), paths.sorted())
    run.suppression = SuppressionText(reason: Self.reason)
    guard let report = try? run.outcome().report else { return [:] }
    let pairs = report.diagnostics.compactMap { finding in
      finding.fix.map { (Key(finding), $0) }
    }
    return Dictionary(pairs) { first, _ in first }
  }

  /// Returns the action that makes the edits of a fix; nil if its file has changed.
  ///
  /// - Parameter snippet: the part of the edits that the user is to replace.
  private func action(
    _ title: String,
    _ fix: Fix,
    _ diagnostic: JSON,
    snippet: String?,
  ) -> JSON? {
    let start = title.prefix(1).uppercased() + title.dropFirst()
    let isPreferred = fix.applicability == .safe && !fix.isSuppression
    return [
      "title": .string(start), "kind": "quickfix", "diagnostics": [diagnostic],
      "isPreferred": isPreferred ? true : .null,
      "edit": edit(of: fix.path, fix.edits, snippet: snippet),
    ]
  }

  private func edit(of path: String, _ edits: [TextEdit], snippet: String?) -> JSON {
    var writer = writer
    let uri = writer.uri(of: path)
    let takesVersions = client?.takesVersions == true
    let takesSnippets = takesVersions && client?.takesSnippets == true
    let changes = edits.map { edit -> JSON in
      let range = writer.range(edit.range, in: path).json
      guard takesSnippets, let snippet else {
        return ["range": range, "newText": .string(edit.replacement)]
      }
      let text = Self.snippet(of: edit.replacement, choosing: snippet)
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
