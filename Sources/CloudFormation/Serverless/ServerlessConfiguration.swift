internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// A configuration of the Serverless Framework, `serverless.yml`, with a template in `resources`.
struct ServerlessConfiguration {
  private let document: Document
  private let root: Node

  /// The indices of the parts of the template that are written here: one, or those of a list; nil
  /// for a part that is all of `resources`.
  private let indices: [Int?]

  /// Recognizes a configuration by its keys; nil for any other document.
  init?(_ document: Document) {
    guard let root = document.root, root["service"] != nil, root["provider"] != nil,
      let resources = root["resources"]
    else { return nil }
    self.document = document
    self.root = root
    switch resources.kind {
    case .mapping: indices = [nil]
    case .sequence:
      indices = resources.elements.indices.filter { resources.elements[$0].kind == .mapping }
    case .scalar: indices = []
    }
  }

  /// Whether a file is a configuration in a programming language.
  static func isProgram(_ path: String) -> Bool {
    let name = Text(path).split(separator: "/").last ?? ""
    return ["serverless.ts", "serverless.js", "serverless.mjs", "serverless.cjs"].contains(name)
  }

  /// Returns the caches that the template declares; nil if it has neither caches nor parts that may
  /// declare them.
  ///
  /// Options of the command line and the environment may change the values, so each cache is judged
  /// with their fallbacks and without them.
  func extraction(
    _ lines: LineIndex,
    _ extract: (Document, LineIndex) -> Extraction?,
  ) -> Extraction? {
    let usual = extraction(assumingDefaults: true, lines, extract)
    let open = extraction(assumingDefaults: false, lines, extract)
    var result = usual
    let others = Dictionary(open.caches.map { ($0.range, $0) }) { first, _ in first }
    result.caches = usual.caches.map { cache in
      guard let other = others[cache.range], !cache.isUndecided else { return cache }
      let more = cache.doubts(from: other)
      return more.isEmpty ? cache : cache.with(cache.possibilities + more)
    }
    result.remarks += ServerlessDeclarations(root, parts(of: root)).remarks
    if let remark = includedFiles { result.remarks.append(remark) }
    return result.caches.isEmpty && result.remarks.isEmpty && result.nestedStacks.isEmpty
      ? nil : result
  }

  private func extraction(
    assumingDefaults: Bool,
    _ lines: LineIndex,
    _ extract: (Document, LineIndex) -> Extraction?,
  ) -> Extraction {
    let variables = ServerlessVariables(of: root, assumesDefaults: assumingDefaults)
    let replaced = ServerlessText(parts(of: root), in: document, variables)
    var result = Extraction()
    let reading = TemplateReader().read(replaced.text)
    guard let root = reading.documents.first?.root, reading.error == nil else {
      return Extraction(refusing: ForeignTemplate(.serverlessFramework, at: serviceRange))
    }
    let parts = ServerlessParts(parts(of: root))
    for part in parts.parts {
      guard var found = extract(part.document.part(at: part), lines) else { continue }
      let changed = parts.changed(found.caches.map(\.id), in: part)
      found.caches = found.caches.map { cache in
        if changed.contains(cache.id) {
          return cache.with([.undecidedByParts(cache.range)])
        }
        return replaced.isSame ? cache : cache.with(cache.possibilities.map { replaced.named($0) })
      }
      // The framework resolves anchors before CloudFormation reads the template.
      found.remarks.removeAll { if case .reuse = $0.kind { true } else { false } }
      found.remarks = found.remarks.map { replaced.named($0) }
      result.add(found)
    }
    return result
  }

  /// Returns the caches of a file that a configuration includes, whose conditions have variables; nil
  /// for any other template.
  ///
  /// CloudFormation replaces nothing there, so the texts would be compared as they are written.
  static func extraction(
    ofFragment document: Document,
    _ lines: LineIndex,
    _ extract: (Document, LineIndex) -> Extraction?,
  ) -> Extraction? {
    guard let root = document.root, document.text.contains("${") else { return nil }
    let sections: [StaticString] = ["Conditions", "Mappings", "Rules"]
    let parts = sections.compactMap { root[$0] }
    guard !parts.isEmpty else { return nil }
    let variables = ServerlessVariables(of: nil, assumesDefaults: false)
    let replaced = ServerlessText(parts, in: document, variables)
    guard !replaced.isSame,
      let other = TemplateReader().read(replaced.text).documents.first,
      var found = extract(other, lines)
    else { return nil }
    found.caches = found.caches.map { $0.with($0.possibilities.map { replaced.named($0) }) }
    found.remarks = found.remarks.map { replaced.named($0) }
    return found
  }

  private var serviceRange: Range<Int> { root.entry("service")?.key.range ?? root.range }

  private func parts(of root: Node) -> [Node] {
    guard let resources = root["resources"] else { return [] }
    let elements = resources.elements
    return indices.compactMap { index in
      guard let index else { return resources }
      return elements.indices.contains(index) ? elements[index] : nil
    }
  }

  /// A note on parts of the template that are other files.
  private var includedFiles: Remark? {
    guard let resources = root["resources"] else { return nil }
    let values = resources.kind == .sequence ? resources.elements : [resources]
    let files = values.filter { $0.text?.contains("file(") == true }
    guard let file = files.first else { return nil }
    let others = files.count == 1 ? "" : " (and \(files.count - 1) more)"
    return Remark(
      .notExamined,
      "the part of the template in '\(file.text ?? "")'\(others) is not examined here",
      help: "lint that file as well, or what 'serverless package' writes into .serverless",
      at: file.range,
    )
  }
}

extension Extraction {
  /// Adds another part of the same template.
  fileprivate mutating func add(_ other: Extraction) {
    caches += other.caches
    nestedStacks += other.nestedStacks
    hasUnexaminedStacks = hasUnexaminedStacks || other.hasUnexaminedStacks
    effort += other.effort
    remarks += other.remarks
    suppressions += other.suppressions
  }
}

extension Cache {
  fileprivate var isUndecided: Bool { possibilities.contains(where: \.isUndecided) }

  /// Returns what options and the environment may change, from the same cache without their
  /// fallbacks.
  fileprivate func doubts(from other: Cache) -> [Possibility] {
    let isHarmless = verdicts.allSatisfy { [.on, .notApplicable].contains($0) }
    return zip(other.possibilities, other.verdicts).compactMap { possibility, verdict in
      if possibility.isUndecided || isHarmless && verdict == .undecided { return possibility }
      guard isHarmless, ![.on, .notApplicable].contains(verdict) else { return nil }
      return .undecidedByVariables(possibility.range)
    }
  }

  private var verdicts: [VerdictName] {
    possibilities.map { Verdict($0, of: type, minimumDays: 1).name }
  }

  /// Returns the same cache with other possibilities.
  fileprivate func with(_ possibilities: [Possibility]) -> Cache {
    replacing(possibilities, coverage: coverage)
  }
}

extension Possibility {
  fileprivate var isUndecided: Bool {
    if retention.isUndecided { return true }
    if case .undecided = engine { return true }
    return false
  }

  fileprivate static func undecidedByParts(_ range: Range<Int>) -> Possibility {
    undecided("other parts of the configuration change it, or have what it refers to", range)
  }

  fileprivate static func undecidedByVariables(_ range: Range<Int>) -> Possibility {
    undecided("options or the environment may turn its backups off", range)
  }

  private static func undecided(_ reason: Text, _ range: Range<Int>) -> Possibility {
    let reason = Undecided.unresolved(reason, remedy: ServerlessText.remedy)
    return Possibility(retention: .undecided(reason), range: range, engine: .undecided(reason))
  }
}

extension ServerlessText {
  fileprivate static let remedy = "lint what 'serverless package' writes into .serverless"

  /// Returns a possibility that names the variables that are not known, and shows the values of
  /// others.
  fileprivate func named(_ possibility: Possibility) -> Possibility {
    var explanations = possibility.explanations
    if let node = known[possibility.range.lowerBound]?.node {
      explanations.append(Explanation("the value is written here", at: node.range))
    }
    return Possibility(
      scenario: possibility.scenario,
      retention: named(possibility.retention),
      range: ranges[possibility.range.lowerBound] ?? possibility.range,
      engine: named(possibility.engine),
      isTooSmallForBackups: possibility.isTooSmallForBackups,
      exemption: possibility.exemption,
      explanations: explanations,
    )
  }

  private func named(_ retention: Retention) -> Retention {
    switch retention {
    case .undecided(let reason): .undecided(named(reason))
    case .oneOf(let candidates, let reason): .oneOf(candidates, named(reason))
    case .absent, .days, .secretDays, .within, .null, .malformed: retention
    }
  }

  private func named(_ engine: Engine) -> Engine {
    switch engine {
    case .undecided(let reason): .undecided(named(reason))
    case .oneOf(let names, let reason): .oneOf(names, named(reason))
    case .notWritten, .named, .hidden: engine
    }
  }

  private func named(_ reason: Undecided) -> Undecided {
    guard case .reference(let name) = reason, let variable = unknown[name] else { return reason }
    return .unresolved(
      "'\(variable)' of the Serverless Framework is not known here",
      remedy: Self.remedy,
    )
  }

  /// Returns a remark that names the variables.
  fileprivate func named(_ remark: Remark) -> Remark {
    guard let (name, variable) = unknown.first(where: { remark.message.contains("'\($0.key)'") })
    else { return remark }
    return Remark(
      remark.kind,
      remark.message.replacing("'\(name)'", with: "'\(variable)'"),
      help: remark.help,
      at: remark.range,
      explanations: remark.explanations,
    )
  }
}
