internal import LintDiagnostics
internal import LintText

/// Compares the reports of an input before and after edits.
struct FixComparison {
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
  var isAsExpected: Bool { areVerdictsSame(but: resources) && areFindingsGone && isNothingNew }

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
    }
  }

  /// Whether each fixed cache is backed up now, or off elsewhere, which the fixed finding hid.
  private var areFindingsGone: Bool {
    let remaining = Dictionary(grouping: after.diagnostics) { $0.resource }
    let accepted = Set(after.suppressed.compactMap(\.diagnostic.resource))
    let messages = Set(fixed.map { Text($0.message) })
    let removed = Set(fixed.filter { $0.intent?.action == .remove }.compactMap(\.resource))
    for cache in after.caches where resources.contains(cache.identity) {
      switch cache.verdict {
      case .on: continue
      case .notApplicable where removed.contains(cache.identity): continue
      case .off, .short, .invalid: break
      case .notApplicable, .unsupported, .undecided: return false
      }
      let rest = remaining[cache.identity] ?? []
      guard !rest.isEmpty || accepted.contains(cache.identity),
        rest.allSatisfy({ !messages.contains(Text($0.message)) && !isEdited($0.place) })
      else { return false }
    }
    return true
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
      .map { Text("\($0.rule) \($0.message)") }.sorted()
    }
    return others(before) == others(after)
  }
}
