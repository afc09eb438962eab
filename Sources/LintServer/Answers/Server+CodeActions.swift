internal import ElastiCacheLint
internal import LintDiagnostics
internal import LintText
internal import LintWorkspace

extension Server {
  /// Answers a request for the actions on a range of a document.
  mutating func codeActions(_ parameters: CodeActionParameters) throws(ResponseError) -> JSON {
    let uri = parameters.textDocument.uri
    guard let (document, result) = try current(uri) else { return [] }
    let only = parameters.context.only
    func isRequested(_ kind: String) -> Bool {
      let kind = Text(kind)
      return only?.contains { kind == Text($0) || kind.hasPrefix(Text("\($0).")) } ?? true
    }
    func isTouched(_ shown: ShownFinding) -> Bool {
      document.text.range(shown.range).touches(parameters.range)
    }
    var actions: [JSON] = []
    if isRequested("quickfix") {
      actions += try quickFixes(for: uri, isTouched)
      if client?.showsPages == true {
        let rules = Set(result.findings.filter(isTouched).map(\.finding.rule))
        actions += rules.sorted().map(Self.openAction)
      }
    }
    // Editors show actions on the whole file only when asked for them.
    let isAutomatic = only == nil && parameters.context.triggerKind == 2
    if isRequested(Capabilities.fixAll), !isAutomatic, !Self.isReadOnly(document.path) {
      let (safe, count) = try edits(of: uri) { $0.safe } ?? ([], 0)
      if !safe.isEmpty {
        let changes = safe.map { edit -> JSON in
          let text = String(decoding: edit.replacement, as: UTF8.self)
          return ["range": document.text.range(edit.offsets).json, "newText": .string(text)]
        }
        actions.append([
          "title": .string("Fix \(count == 1 ? "1 finding" : "\(count) findings") in this file"),
          "kind": .string(Capabilities.fixAll), "edit": edit(of: [(uri, changes)]),
        ])
      }
    }
    return .array(actions)
  }

  /// Returns a part of the edits of a document, which are found when they are first used; nil for a
  /// document without a result.
  ///
  /// - Throws: an error if the client has cancelled the request.
  private mutating func edits<Part>(
    of uri: String,
    _ part: (inout DocumentEdits) -> Part,
  ) throws(ResponseError) -> Part? {
    guard let document = documents[uri], let result = results[uri] else { return nil }
    let paths = dependents.closure(of: [document.location]).sorted()
    var edits =
      result.edits
      ?? DocumentEdits(
        of: document.path,
        run(in: folder(of: document.location), paths, preferring: uri),
      )
    edits.isInterrupted = interruption
    let found = part(&edits)
    guard !isCancelled else { throw .cancelled }
    results[uri]?.edits = edits
    return found
  }

  /// Returns the actions on findings in a document.
  private mutating func quickFixes(
    for uri: String,
    _ isTouched: (ShownFinding) -> Bool,
  ) throws(ResponseError) -> [JSON] {
    var offers = try offers(for: uri, isTouched)
    var writer = writer(preferring: uri)
    var digests: [Text: Int?] = [:]
    func isOutdated(_ offer: FixOffer) -> Bool {
      let path = Text(offer.fix.path)
      let digest = digests[path] ?? writer.digest(of: offer.fix.path)
      digests[path] = .some(digest)
      return digest != offer.fix.digest
    }
    if offers.contains(where: isOutdated) {
      // A file has changed on disk, and the client has not reported it, or not yet.
      filesHaveChanged()
      guard try current(uri) != nil else { return [] }
      results[uri]?.edits = nil
      offers = try self.offers(for: uri, isTouched)
      writer = self.writer(preferring: uri)
      digests = [:]
      offers.removeAll(where: isOutdated)
    }
    offers.removeAll { Self.isReadOnly(writer.name(of: $0.fix.path).path) }
    let path = documents[uri]?.path
    let names = Dictionary(offers.map { (Text($0.fix.path), $0.fix.path) }) { first, _ in first }
    let isOwn = names.mapValues { writer.name(of: $0).path == path }
    return FixOffer.named(offers) { isOwn[Text($0.path)] ?? false }.map { action($0, &writer) }
  }

  private mutating func offers(
    for uri: String,
    _ isTouched: (ShownFinding) -> Bool,
  ) throws(ResponseError) -> [FixOffer] {
    let findings = results[uri]?.findings.filter(isTouched) ?? []
    guard !findings.isEmpty else { return [] }
    return try edits(of: uri) { edits in
      findings.compactMap { shown in
        edits.fix(of: shown.finding).map { FixOffer($0.title, $0, shown.json) }
      }
        + findings.compactMap { shown in
          edits.suppression(of: shown.finding).map {
            FixOffer("suppress \(shown.finding.rule)", $0, shown.json)
          }
        }
    } ?? []
  }

  /// Whether a file is there and must not be edited.
  private static func isReadOnly(_ path: FilePath) -> Bool {
    (try? POSIX.status(of: path))?.isReadOnly ?? false
  }

  /// Returns the action that makes the edits of fixes.
  private func action(_ offer: FixOffer, _ writer: inout DiagnosticWriter) -> JSON {
    let title = offer.title
    let changes = offer.fixes.map { fix in
      (writer.uri(of: fix.path), fix.edits.map { change($0, of: fix, &writer) })
    }
    return [
      "title": .string(title.prefix(1).uppercased() + title.dropFirst()), "kind": "quickfix",
      "diagnostics": .array(offer.diagnostics),
      "isPreferred": offer.isPreferred ? true : .null, "edit": edit(of: changes),
    ]
  }

  private func change(_ edit: TextEdit, of fix: Fix, _ writer: inout DiagnosticWriter) -> JSON {
    let range = writer.range(edit.range, in: fix.path).json
    guard fix.isSuppression, client?.takesVersions == true, client?.takesSnippets == true else {
      return ["range": range, "newText": .string(edit.replacement)]
    }
    let text = Self.snippet(of: edit.replacement, choosing: DocumentEdits.reason)
    return ["range": range, "snippet": ["kind": "snippet", "value": .string(text)]]
  }

  private func edit(of changes: [(uri: String, edits: [JSON])]) -> JSON {
    var edits: [String: [JSON]] = [:]
    for (uri, more) in changes { edits[uri, default: []] += more }
    guard client?.takesVersions == true else {
      return ["changes": .object(edits.mapValues { .array($0) })]
    }
    let all = edits.sorted { $0.key < $1.key }.map { uri, edits -> JSON in
      let document: JSON = .object([
        "uri": .string(uri), "version": documents[uri].map { .number($0.version) } ?? .null,
      ])
      return ["textDocument": document, "edits": .array(edits)]
    }
    return ["documentChanges": .array(all)]
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
