internal import LintDiagnostics
internal import LintModel
internal import LintText

/// Compares the reports of an input before and after edits.
package struct FixComparison {
  private let before: FileReport
  private let after: FileReport
  private let fixed: [Diagnostic]
  private let resources: Set<ResourceIdentity>

  /// The ranges of the edits in the edited texts.
  private let added: [Text: [Range<Int>]]

  init(
    _ before: FileReport,
    _ after: FileReport,
    fixing fixed: [Diagnostic],
    _ added: [Text: [Range<Int>]],
  ) {
    self.before = before
    self.after = after
    self.fixed = fixed
    self.added = added
    resources = Set(fixed.compactMap(\.resource))
  }

  /// Whether the findings are gone, and everything else is the same.
  var isAsExpected: Bool {
    areVerdictsSame(but: resources) && unresolved.isEmpty && isNothingNew
  }

  /// Whether the findings are accepted, and all others are the same but for what they hid.
  var isAccepted: Bool {
    guard areVerdictsSame(but: []) else { return false }
    let open = Set(after.diagnostics.map { Text("\($0.rule) \($0.message)") })
    return fixed.allSatisfy { !open.contains(Text("\($0.rule) \($0.message)")) } && isNothingNew
      && after.suppressed.count >= before.suppressed.count + fixed.count
  }

  private func areVerdictsSame(but resources: Set<ResourceIdentity>) -> Bool {
    guard before.caches.count == after.caches.count else { return false }
    return zip(before.caches, after.caches).allSatisfy { old, new in
      guard old.identity == new.identity else { return false }
      return resources.contains(old.identity)
        || old.verdict == new.verdict && old.days == new.days && old.reason == new.reason
          && old.outcomes == new.outcomes && old.creation == new.creation
    }
  }

  /// The resources of the findings that are not gone, or that are worse off in another scenario.
  ///
  /// A cache may be off elsewhere, which the fixed finding hid, but not where that was.
  var unresolved: Set<ResourceIdentity> {
    let remaining = Dictionary(grouping: after.diagnostics) { $0.resource }
    let accepted = Set(after.suppressed.compactMap(\.diagnostic.resource))
    let messages = Set(fixed.map { Text($0.message) })
    let removed = Set(fixed.filter { $0.intent?.action == .remove }.compactMap(\.resource))
    let offByDefault = Set(
      fixed.filter { $0.intent?.action == .set && $0.scenario == nil }.compactMap(\.resource)
    )
    func isResolved(_ cache: JudgedCache) -> Bool {
      switch cache.verdict {
      case .on: return true
      case .notApplicable: return removed.contains(cache.identity)
      case .unsupported, .undecided: return false
      case .off, .short, .invalid:
        let rest = remaining[cache.identity] ?? []
        return (!rest.isEmpty || accepted.contains(cache.identity))
          && rest.allSatisfy { finding in
            !messages.contains(Text(finding.message)) && !isEdited(finding.place)
              && (finding.scenario != nil || !offByDefault.contains(cache.identity))
          }
      }
    }
    let caches = zip(before.caches, after.caches).filter { resources.contains($0.0.identity) }
    return Set(
      caches.filter { !isResolved($1) || Self.isWorse($1, than: $0) }.map(\.0.identity)
    )
  }

  /// Whether fewer deployments create a cache, or more of those that do have a verdict other than
  /// that it is backed up, or need not be.
  private static func isWorse(_ new: JudgedCache, than old: JudgedCache) -> Bool {
    new.creation.rawValue < old.creation.rawValue
      || VerdictName.allCases.contains { verdict in
        verdict != .on && verdict != .notApplicable
          && new.outcomes[verdict] > old.outcomes[verdict]
      }
  }

  /// Whether a cache of an input is worse off than before, or has another name.
  package static func isHarmful(_ after: FileReport, insteadOf before: FileReport) -> Bool {
    before.caches.map(\.identity) != after.caches.map(\.identity)
      || zip(before.caches, after.caches).contains { isWorse($1, than: $0) }
      || before.diagnostics.count(where: \.isUnreadable)
        < after.diagnostics.count(where: \.isUnreadable)
  }

  /// Returns the caches that are worse off than before.
  static func harmed(_ after: FileReport, insteadOf before: FileReport) -> Set<ResourceIdentity> {
    Set(
      zip(before.caches, after.caches).filter { isWorse($1, than: $0) }.map(\.0.identity)
    )
  }

  /// Returns the clusters that are decided in more deployments than before, though their engines,
  /// which may take no limit, are still not known there.
  static func presumed(_ after: FileReport, insteadOf before: FileReport) -> Set<ResourceIdentity> {
    Set(
      zip(before.caches, after.caches).filter { old, new in
        CacheType(rawValue: old.identity.type)?.form == .cluster
          && new.outcomes[.undecided] < old.outcomes[.undecided]
      }
      .map(\.0.identity)
    )
  }

  private func isEdited(_ place: Place) -> Bool {
    let start = place.range.lowerBound.offset
    return added[Text(place.path)]?.contains { $0.contains(start) } ?? false
  }

  private var isNothingNew: Bool {
    func others(_ report: FileReport) -> [Text] {
      let own = Set(fixed.map { Text($0.message) })
      return report.diagnostics.filter { diagnostic in
        diagnostic.resource.map { !resources.contains($0) } ?? !own.contains(
          Text(diagnostic.message)
        )
      }
      .map(Self.content).sorted()
    }
    return others(before) == others(after)
  }

  /// Returns the rule and message of a finding without the numbers of lines, which edits may change.
  private static func content(of diagnostic: Diagnostic) -> Text {
    var content: [UInt8] = []
    for byte in "\(diagnostic.rule) \(diagnostic.message)".utf8 {
      let isNumber = (0x30...0x39).contains(byte) && content.suffix(5).elementsEqual("line ".utf8)
      if !isNumber { content.append(byte) }
    }
    return Text(decoding: content)
  }
}
