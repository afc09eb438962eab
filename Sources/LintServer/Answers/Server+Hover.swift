internal import ElastiCacheLint
internal import LintDiagnostics
internal import LintText

extension Server {
  /// The maximum number of caches and findings that a hover lists.
  private static let listLimit = 10

  /// Answers a request for what is known at a position: the verdicts on its caches, or a finding.
  mutating func hover(_ parameters: PositionParameters) throws(ResponseError) -> JSON {
    guard let (document, result) = try current(parameters.textDocument.uri) else { return .null }
    let caches = result.caches(at: parameters.position, in: document.text)
      .map(\.cache).worstFirst
    let attached = caches.prefix(Self.listLimit).flatMap { result.findings(of: $0) }
    let names = Set(caches.map(\.identity))
    let point = TextRange(start: parameters.position, end: parameters.position)
    let touched = result.findings.filter { document.text.range($0.range).touches(point) }
      .map(\.finding)
    func isAttached(_ finding: Diagnostic) -> Bool {
      finding.resource.map { names.contains($0) } ?? false
    }
    let others = touched.filter { !isAttached($0) }
    let hasCaller = Self.areNamedAlike(caches)
    var sections = caches.prefix(Self.listLimit).map { Self.section($0, hasCaller: hasCaller) }
    if caches.count > Self.listLimit { sections.append(Self.rest(of: caches)) }
    if caches.count == 1 {
      sections += attached.sorted().map { Self.section($0, hasMessage: false) }
    } else {
      // The explanation of one finding would be taken for that of all.
      let rules = (attached + touched.filter(isAttached)).map(\.rule)
      sections += Set(rules).sorted().map(Self.guide)
    }
    sections += Set(others).sorted().prefix(Self.listLimit).map {
      Self.section($0, hasMessage: true)
    }
    guard !sections.isEmpty else { return .null }
    return [
      "contents": ["kind": "markdown", "value": .string(sections.joined(separator: "\n\n"))]
    ]
  }

  private static func section(_ cache: JudgedCache, hasCaller: Bool) -> String {
    let caller = (hasCaller ? cache.caller : nil).map { " (\(plain($0)))" } ?? ""
    return "**\(plain(cache.identity.id))**\(caller): backups \(plain(cache.state)): "
      + plain(cache.reason)
  }

  /// Whether only their callers distinguish some caches.
  private static func areNamedAlike(_ caches: [JudgedCache]) -> Bool {
    Set(caches.map(\.identity)).count < caches.count
  }

  /// Returns the number of caches that a list leaves out.
  private static func rest(of caches: [JudgedCache]) -> String {
    "and \((caches.count - listLimit).grouped) more"
  }

  /// - Parameter hasMessage: whether the message is new besides the verdict.
  private static func section(_ finding: Diagnostic, hasMessage: Bool) -> String {
    var lines = hasMessage ? [plain(finding.message)] : []
    lines += finding.related.map { related in
      let line = related.place.range.lowerBound.line
      return plain("\(related.message): \(related.place.path):\(line)")
    }
    if let help = finding.help { lines.append(plain(help)) }
    lines.append(guide(finding.rule))
    return lines.joined(separator: "\n\n")
  }

  /// Returns a link to the guide to a rule, with its summary.
  private static func guide(_ name: String) -> String {
    let link = "[`\(name)`](\(DiagnosticWriter.page(of: name)))"
    let rule = Rules.guides.first { Text($0.rule.name) == Text(name) }?.rule
    return link + (rule.map { ": " + plain($0.summary) } ?? "")
  }

  /// Returns a text with its Markdown escaped.
  private static func plain(_ text: String) -> String {
    PrintableText(text).text.unicodeScalars.reduce(into: "") { result, scalar in
      if scalar.isASCII, "\\`*_{}[]<>()#+!|~&".unicodeScalars.contains(scalar) { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
  }

  /// Answers a request for the hints in a range: the worst verdict at each declaration.
  mutating func inlayHints(_ parameters: RangeParameters) throws(ResponseError) -> JSON {
    guard client?.wantsHints == true,
      let (document, result) = try current(parameters.textDocument.uri)
    else { return [] }
    var ranges: [TextRange] = []
    var groups: [TextRange: [JudgedCache]] = [:]
    for shown in result.caches {
      guard let declaration = shown.declaration else { continue }
      let range = document.text.range(declaration)
      guard range.touches(parameters.range) else { continue }
      if groups[range] == nil { ranges.append(range) }
      groups[range, default: []].append(shown.cache)
    }
    let hints = ranges.map { range -> JSON in
      let caches = (groups[range] ?? []).worstFirst
      return [
        "position": range.end.json,
        "label": .string(PrintableText("backups: \(Self.label(of: caches))").text),
        "tooltip": .string(Self.tooltip(of: caches)), "paddingLeft": true,
      ]
    }
    return .array(hints)
  }

  /// Returns the worst verdict on caches that are declared at one place.
  private static func label(of caches: [JudgedCache]) -> String {
    guard let worst = caches.first else { return "" }
    let states = Set(caches.map { Text($0.state) })
    if states.count == 1 { return worst.state }
    let count = caches.count { $0.verdict == worst.verdict }
    return "\(worst.verdict.phrase) for \(count.grouped) of \(caches.count.grouped)"
  }

  private static func tooltip(of caches: [JudgedCache]) -> String {
    var lines: [String] = []
    if caches.count == 1 {
      lines = caches.map(\.reason)
    } else {
      let hasCaller = areNamedAlike(caches)
      lines = caches.prefix(listLimit).map { cache in
        let caller = (hasCaller ? cache.caller : nil).map { " (\($0))" } ?? ""
        return "\(cache.identity.id)\(caller): \(cache.state): \(cache.reason)"
      }
    }
    lines = lines.map { PrintableText($0).text }
    if caches.count > listLimit { lines.append(rest(of: caches)) }
    return lines.joined(separator: "\n")
  }
}
