package import LintDiagnostics
internal import LintFixes
internal import LintRules
internal import LintText

extension FixFinder {
  /// Returns the report with suppressions of its findings.
  ///
  /// One that has ended, or that cannot be understood, is replaced where it is. Each other one is
  /// written at the element of a collection that the cache was created for, or the entry of a mapping
  /// that a loop finds for it, so that those that are written later are judged; otherwise at the
  /// resource, or a call or stack on the way to it; and where neither accepts the finding, where its
  /// value is written.
  mutating func suppressed(by suppression: SuppressionText) -> FileReport {
    var result = report
    accept(in: &result) { finder, finding in
      guard finding.refused.count == 1, let old = finding.refused.first?.suppression,
        old.rules.count < 2
      else { return nil }
      return finder.drafter(of: old.place)?.suppression(suppression, of: finding, insteadOf: old)
    }
    result.resolveRefusals()
    accept(in: &result) { finder, finding in
      guard let element = finding.intent?.element, let path = element.path else { return nil }
      return finder.drafter(of: Text(path))?
        .suppression(suppression, of: finding, atCall: element)
    }
    accept(in: &result) { finder, finding in
      finder.mappedValue(of: finding).flatMap { value in
        finder.drafter(of: value)?.suppression(suppression, of: finding, at: value)
      }
    }
    accept(in: &result) { finder, finding in finder.suppression(suppression, of: finding) }
    accept(in: &result) { finder, finding in
      guard let source = finding.intent?.source, source != finding.place else { return nil }
      return finder.drafter(of: source)?.suppression(suppression, of: finding, at: source)
    }
    for index in result.diagnostics.indices
    where result.diagnostics[index].fix == nil && result.diagnostics[index].isSuppressible {
      result.diagnostics[index].helpWithoutEdit =
        result.diagnostics[index].passingStack == nil
        ? Diagnostic.helpForAcceptance : Diagnostic.helpForPassedValue
    }
    return result
  }

  /// Returns the entry of a mapping in which a loop of a template finds the limit of a cache.
  private mutating func mappedValue(of finding: Diagnostic) -> Place? {
    guard finding.intent?.container != nil, finding.stacks.isEmpty, finding.passingStack == nil,
      let drafter = drafter(of: finding.place)
    else { return nil }
    return finding.related.map(\.place).first { place in
      Text(place.path) == Text(finding.place.path)
        && drafter.isMapped(place, forLoopAround: finding.place)
    }
  }

  /// Adds suppressions to findings that no other one accepts: one at the resource takes the place of
  /// those that accept its other values.
  private mutating func accept(
    in result: inout FileReport,
    _ draft: (inout Self, Diagnostic) -> Fix?,
  ) {
    var fixes: [Fix: [Int]] = [:]
    for (index, diagnostic) in result.diagnostics.enumerated()
    where diagnostic.fix == nil && diagnostic.isSuppressible {
      guard let fix = draft(&self, diagnostic) else { continue }
      fixes[fix, default: []].append(index)
    }
    let drafts = fixes.sorted { ($0.value.first ?? 0) < ($1.value.first ?? 0) }
    budget += drafts.count
    for draft in sound(drafts.map { (fix: $0.key, findings: $0.value) }) {
      for index in draft.findings { result.diagnostics[index].fix = draft.fix }
    }
  }

  /// Drafts the suppression of a finding at its resource, or at a call or a stack on the way to it.
  private mutating func suppression(
    _ suppression: SuppressionText,
    of diagnostic: Diagnostic,
  ) -> Fix? {
    // Other parents of the template, or other calls of the module, may not accept it.
    if let stack = acceptingStack(of: diagnostic) {
      let lines = LineRange(stack.range, of: stack.path, header: stack.range)
      return drafter(of: stack)?.suppression(suppression, of: diagnostic, atCall: lines)
    }
    let calls = report.configuration.calls
    if let call = diagnostic.resource.flatMap({ calls[$0] }), let path = call.path,
      !isInUnit(diagnostic.place),
      Text(path).folder != Text(diagnostic.place.path).folder
    {
      return drafter(of: Text(path))?.suppression(suppression, of: diagnostic, atCall: call)
    }
    let resource = diagnostic.resource.flatMap { declarations[$0] }
    return drafter(of: diagnostic.place)?
      .suppression(suppression, of: diagnostic, resource: resource)
  }

  /// Returns the stack at which a finding of its template is accepted: one that is given the value,
  /// or has the template as a text or from a file, in which a comment would change the deployment.
  private mutating func acceptingStack(of diagnostic: Diagnostic) -> Place? {
    if let stack = diagnostic.passingStack { return stack }
    guard let stack = diagnostic.stacks.first else { return nil }
    guard Text(stack.path) == Text(diagnostic.place.path) else {
      return ConfigurationNotes.folder(ofFile: stack.path) == nil ? nil : stack
    }
    let isInside =
      drafter(of: stack)?.mayHaveComment(at: diagnostic.place, inStack: stack) ?? true
    return isInside ? nil : stack
  }
}

extension FileReport {
  /// Adds the edits that replace suppressions to the problems of these.
  fileprivate mutating func resolveRefusals() {
    var edits: [Place: Fix] = [:]
    for diagnostic in diagnostics {
      guard let fix = diagnostic.fix, let old = diagnostic.refused.first else { continue }
      edits[old.suppression.place] = fix
    }
    for index in diagnostics.indices where diagnostics[index].fix == nil {
      guard diagnostics[index].resource == nil else { continue }
      diagnostics[index].fix = edits[diagnostics[index].place]
    }
  }
}

extension Diagnostic {
  /// Whether it is an error or a warning that a suppression may accept.
  package var isSuppressible: Bool {
    severity > .note && Rules.suppressible.contains { $0.name == rule }
  }
}
