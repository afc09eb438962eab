internal import ElastiCacheLint
internal import LintDiagnostics
internal import LintText

extension Server {
  /// Answers a request for what is known at a position: the verdict on a cache, or a finding.
  mutating func hover(_ parameters: PositionParameters) -> JSON {
    let uri = parameters.textDocument.uri
    renew(uri)
    guard let document = documents[uri], let result = results[uri] else { return .null }
    let point = TextRange(start: parameters.position, end: parameters.position)
    func isHere(_ place: Place) -> Bool {
      document.text.range(place.range).touches(point)
    }
    let findings = result.findings.map(\.finding).filter { isHere($0.place) }
    let resources = Set(findings.compactMap(\.resource))
    let caches = result.caches.filter { isHere($0.place) || resources.contains($0.identity) }
    let reported = Set(caches.map(\.identity))
    let others = result.findings.map(\.finding).filter { finding in
      finding.resource.map { reported.contains($0) } ?? false
    }
    let sections =
      caches.map(Self.section)
      + Set(findings + others).sorted().map(Self.section)
    guard !sections.isEmpty else { return .null }
    return [
      "contents": ["kind": "markdown", "value": .string(sections.joined(separator: "\n\n"))]
    ]
  }

  private static func section(_ cache: JudgedCache) -> String {
    "**\(plain(cache.identity.id))**: backups \(cache.verdict.phrase) (\(plain(cache.reason)))"
  }

  private static func section(_ finding: Diagnostic) -> String {
    let page = DiagnosticWriter.page(of: finding.rule)
    var lines = ["\(plain(finding.message)) [`\(finding.rule)`](\(page))"]
    if let scenario = finding.scenario, !scenario.isEmpty {
      let values = scenario.map { "\(plain($0.key)) = \(plain($0.value))" }.sorted()
      lines.append("when " + values.joined(separator: ", "))
    }
    lines += finding.related.map { related in
      let line = related.place.range.lowerBound.line
      return plain("\(related.message): \(related.place.path):\(line)")
    }
    if let help = finding.help { lines.append(plain(help)) }
    if let rule = Rules.guides.first(where: { Text($0.rule.name) == Text(finding.rule) }) {
      lines.append(plain(rule.rule.summary))
    }
    return lines.joined(separator: "\n\n")
  }

  /// Returns a text with its Markdown escaped.
  private static func plain(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      if scalar.isASCII, "\\`*_{}[]<>()#+!|~&".unicodeScalars.contains(scalar) { result += "\\" }
      result.unicodeScalars.append(scalar == "\n" ? " " : scalar)
    }
  }

  /// Answers a request for the hints in a range: the verdict beside each cache.
  mutating func inlayHints(_ parameters: RangeParameters) -> JSON {
    let uri = parameters.textDocument.uri
    renew(uri)
    guard let document = documents[uri], let result = results[uri], client?.wantsHints == true
    else { return [] }
    let hints = result.caches.compactMap { cache -> JSON? in
      let range = document.text.range(cache.place.range)
      guard range.touches(parameters.range) else { return nil }
      return [
        "position": range.end.json, "label": .string("backups: \(cache.verdict.phrase)"),
        "tooltip": .string(cache.reason), "paddingLeft": true,
      ]
    }
    return .array(hints)
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
