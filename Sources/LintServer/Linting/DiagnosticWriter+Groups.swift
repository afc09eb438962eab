internal import LintDiagnostics
internal import LintReporting

extension DiagnosticWriter {
  /// The maximum number of related places of findings that are shown as one.
  private static let relatedLimit = 10

  /// Returns the diagnostics of findings at places, each with the indices of its findings: of those
  /// with the same cause at one place one, as in reports for people.
  mutating func groups(
    of findings: [(finding: Diagnostic, place: Place)]
  ) -> [(json: JSON, indices: [Int])] {
    var groups: [(json: JSON, indices: [Int])] = []
    for (place, indices) in Dictionary(grouping: findings.indices, by: { findings[$0].place }) {
      for group in DiagnosticGroup.groups(of: indices.map { findings[$0].finding }) {
        let members = group.indices.map { indices[$0] }
        let related = Self.related(members.map { findings[$0].finding })
        let json = json(of: group.first, at: place, message: group.message, related)
        groups.append((json, members))
      }
    }
    return groups.sorted { $0.indices.lexicographicallyPrecedes($1.indices) }
  }

  /// Returns the explaining places of findings with the same cause, each once.
  private static func related(_ findings: [Diagnostic]) -> [RelatedPlace] {
    guard findings.count > 1 else { return findings.first?.related ?? [] }
    var seen: Set<RelatedPlace> = []
    var places: [RelatedPlace] = []
    for finding in findings where places.count < relatedLimit {
      places += finding.related.filter { seen.insert($0).inserted }
    }
    return Array(places.prefix(relatedLimit))
  }
}
