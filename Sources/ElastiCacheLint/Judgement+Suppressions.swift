internal import LintDiagnostics
internal import LintModel
internal import LintText

extension Judgement {
  /// Returns the judgment of the cache with its finding accepted for all values.
  func accepting(_ rule: String) -> Judgement? {
    accepting([AcceptedFinding(rule)])
  }

  /// Returns the judgment of the cache with its finding accepted for its value.
  func acceptingValue(_ rule: String) -> Judgement? {
    accepting([AcceptedFinding(rule, worst.possibility)])
  }

  /// Returns the judgment of the cache with the findings of a rule accepted for all values at which a
  /// suppression accepts them.
  func acceptingValues(
    _ rule: String,
    in file: SourceFile,
    _ lines: LineIndex,
    where isAccepted: (SuppressionSite) -> Bool,
  ) -> Judgement? {
    let findings = cache.possibilities.filter { possibility in
      Self.judge(possibility, of: cache, minimumDays, accepting: accepted).rule?.name == rule
        && isAccepted(site(of: possibility, in: file, lines))
    }
    return accepting(findings.map { AcceptedFinding(rule, $0) })
  }

  private func accepting(_ findings: [AcceptedFinding]) -> Judgement? {
    Judgement(of: cache, minimumDays: minimumDays, accepting: accepted.union(findings))
  }

  /// The maximum number of findings besides the reported one that suppressions may accept.
  private static let otherLimit = 64

  /// Returns the findings of the cache at other values, which are not reported.
  func others(
    in file: SourceFile,
    _ lines: LineIndex,
  ) -> [(rule: String, site: SuppressionSite)] {
    guard cache.possibilities.count > 1 else { return [] }
    var found: [(rule: String, site: SuppressionSite)] = []
    var judgement = self
    while found.count < Self.otherLimit, let rule = judgement.worst.rule,
      let next = judgement.acceptingValue(rule.name), let other = next.worst.rule
    {
      found.append((other.name, next.site(in: file, lines)))
      judgement = next
    }
    return found
  }

  /// Returns the site at which suppressions reach the finding.
  func site(in file: SourceFile, _ lines: LineIndex) -> SuppressionSite {
    site(of: worst.possibility, in: file, lines)
  }

  private func site(
    of possibility: Possibility,
    in file: SourceFile,
    _ lines: LineIndex,
  ) -> SuppressionSite {
    let site = cache.configuredSite ?? possibility.site
    return SuppressionSite(
      lines: cache.lines,
      shown: [LineRange(lines.range(cache.range), of: file.path)]
        + shownPlaces(of: possibility, in: file, lines).map(LineRange.init)
        + (cache.configuredSite == nil ? cache.origin.block?.values ?? [] : []) + cache.stackLines,
      elements: site?.elements ?? [],
      otherElements: site?.otherElements ?? cache.otherElements,
      resource: lines.range(cache.range),
      names: [cache.id] + [cache.declaration].compactMap(\.self),
    )
  }

  /// Returns the places that a finding shows and that are about its limit; with a plan those that the
  /// configuration shows without it, as far as they are known.
  private func shownPlaces(
    of possibility: Possibility,
    in file: SourceFile,
    _ lines: LineIndex,
  ) -> [Place] {
    let site = cache.configuredSite ?? possibility.site
    let shown: [Place]
    if let configured = cache.configuredSite {
      shown = [configured.place] + configured.trail.map(\.place)
    } else {
      let places = places(of: possibility, in: file, lines)
      shown = [places.main] + places.related.map(\.place)
    }
    return shown.filter { site?.others.contains($0) != true }
  }

  /// Returns the site of suppressions that accept all values: at the resource, and at the stacks that
  /// deploy it.
  func resourceSite(in file: SourceFile, _ lines: LineIndex) -> SuppressionSite {
    var site = site(in: file, lines)
    site.shown = [LineRange(lines.range(cache.range), of: file.path)] + cache.stackLines
    return site
  }

  /// Returns the site at which suppressions may reach a finding of another plan or deployment.
  func openSite(in file: SourceFile, _ lines: LineIndex) -> SuppressionSite {
    var site = site(in: file, lines)
    guard let block = cache.origin.block, cache.isJudged else { return site }
    // Another plan may select another of the values.
    site.shown += block.trail.map { LineRange($0.place) } + block.values
    func isOpen(_ lines: LineRange) -> Bool {
      !block.settledLines.contains { $0.contains(lines) }
    }
    site.lines = site.lines.filter(isOpen)
    site.shown = site.shown.filter(isOpen) + block.openLines
    site.elements = site.elements.filter(isOpen)
    return site
  }
}
