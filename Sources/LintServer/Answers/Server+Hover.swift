internal import ElastiCacheLint
internal import LintDiagnostics
internal import LintText

extension Server {
  /// Answers a request for what is known at a position: the verdict on a cache, or a finding.
  mutating func hover(_ parameters: PositionParameters) -> JSON {
    guard let (document, result) = current(parameters.textDocument.uri) else { return .null }
    let point = TextRange(start: parameters.position, end: parameters.position)
    func isHere(_ place: Place) -> Bool {
      document.text.range(place.range).touches(point)
    }
    let findings = result.findings.map(\.finding).filter { isHere($0.place) }
    let resources = Set(findings.compactMap(\.resource))
    var caches = result.caches.filter { isHere($0.place) || resources.contains($0.identity) }
    if caches.isEmpty, document.text.namesLimit(inLineOf: parameters.position) {
      let above = result.caches.filter {
        document.text.range($0.place.range).start <= parameters.position
      }
      caches = above.suffix(1)
    }
    let reported = Set(caches.map(\.identity))
    func isReported(_ finding: Diagnostic) -> Bool {
      finding.resource.map { reported.contains($0) } ?? false
    }
    let related = result.findings.map(\.finding).filter(isReported)
    let sections =
      caches.map { cache in Self.section(cache, related.first { $0.resource == cache.identity }) }
      + Set(findings + related).sorted().map { Self.section($0, hasMessage: !isReported($0)) }
    guard !sections.isEmpty else { return .null }
    return [
      "contents": ["kind": "markdown", "value": .string(sections.joined(separator: "\n\n"))]
    ]
  }

  private static func section(_ cache: JudgedCache, _ finding: Diagnostic?) -> String {
    let condition = finding.flatMap(condition).map { " " + plain($0) } ?? ""
    return "**\(plain(cache.identity.id))**: backups \(cache.verdict.phrase)\(condition): "
      + plain(cache.reason)
  }

  /// - Parameter hasMessage: whether the message is new besides the verdict.
  private static func section(_ finding: Diagnostic, hasMessage: Bool) -> String {
    var lines = hasMessage ? [plain(finding.message)] : []
    lines += finding.related.map { related in
      let line = related.place.range.lowerBound.line
      return plain("\(related.message): \(related.place.path):\(line)")
    }
    if let help = finding.help { lines.append(plain(help)) }
    let link = "[`\(finding.rule)`](\(DiagnosticWriter.page(of: finding.rule)))"
    let rule = Rules.guides.first { Text($0.rule.name) == Text(finding.rule) }?.rule
    lines.append(link + (rule.map { ": " + plain($0.summary) } ?? ""))
    return lines.joined(separator: "\n\n")
  }

  /// Returns the parameter values under which a finding holds; nil if it holds by default.
  private static func condition(of finding: Diagnostic) -> String? {
    guard let scenario = finding.scenario, !scenario.isEmpty else { return nil }
    let values = scenario.map { "\($0.key) is '\($0.value)'" }.sorted()
    return "when " + values.joined(separator: " and ")
  }

  /// Returns a text with its Markdown escaped.
  private static func plain(_ text: String) -> String {
    PrintableText(text).text.unicodeScalars.reduce(into: "") { result, scalar in
      if scalar.isASCII, "\\`*_{}[]<>()#+!|~&".unicodeScalars.contains(scalar) { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
  }

  /// Answers a request for the hints in a range: the verdict beside each cache.
  mutating func inlayHints(_ parameters: RangeParameters) -> JSON {
    guard client?.wantsHints == true, let (document, result) = current(parameters.textDocument.uri)
    else { return [] }
    let hints = result.caches.compactMap { cache -> JSON? in
      let range = document.text.range(cache.place.range)
      guard range.touches(parameters.range) else { return nil }
      let finding = result.findings.first { $0.finding.resource == cache.identity }?.finding
      let condition = finding.flatMap(Self.condition).map { " \($0)" } ?? ""
      return [
        "position": range.end.json,
        "label": .string(PrintableText("backups: \(cache.verdict.phrase)\(condition)").text),
        "tooltip": .string(PrintableText(cache.reason).text), "paddingLeft": true,
      ]
    }
    return .array(hints)
  }
}

extension DocumentText {
  /// Whether a limit is written in the line of a position.
  fileprivate func namesLimit(inLineOf position: TextPosition) -> Bool {
    let line = Text(linePrefix(TextPosition(line: position.line, character: .max)))
    return line.contains("SnapshotRetentionLimit") || line.contains("snapshot_retention_limit")
  }
}

extension VerdictName {
  /// The verdict as a phrase after "backups".
  fileprivate var phrase: String {
    switch self {
    case .on: "on"
    case .off: "off"
    case .short: "kept for too few days"
    case .invalid: "invalid"
    case .unsupported: "not supported"
    case .notApplicable: "not applicable"
    case .undecided: "undecided"
    }
  }
}
