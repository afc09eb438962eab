internal import ElastiCacheLint
internal import LintDiagnostics
internal import LintText

/// An action that makes the edits of one fix, or of all fixes with the same title.
struct FixOffer {
  private(set) var title: String

  /// The first fix.
  let fix: Fix

  private(set) var fixes: [Fix]

  /// The diagnostics that it resolves.
  private(set) var diagnostics: [JSON]

  private var known: Set<JSON>

  /// The maximum number of fixes with one title that are offered.
  private static let limit = 10

  init(_ title: String, _ fix: Fix, _ diagnostic: JSON) {
    self.title = title
    self.fix = fix
    fixes = [fix]
    diagnostics = [diagnostic]
    known = [diagnostic]
  }

  /// Whether the user would choose it without looking.
  var isPreferred: Bool { fixes.allSatisfy { $0.applicability == .safe && !$0.isSuppression } }

  /// Adds diagnostics, which several findings may share.
  private mutating func add(_ more: [JSON]) {
    diagnostics += more.filter { known.insert($0).inserted }
  }

  private struct Edit: Hashable {
    let title: Text
    let path: Text
    let edits: [TextEdit]
  }

  /// Returns offers of the same edits as one, and names the places of others with the same title.
  ///
  /// - Parameter isOwn: whether a fix edits the document that the offers are for.
  static func named(_ offers: [FixOffer], isOwn: (Fix) -> Bool) -> [FixOffer] {
    var distinct: [FixOffer] = []
    var indices: [Edit: Int] = [:]
    for offer in offers {
      let edit = Edit(
        title: Text(offer.title),
        path: Text(offer.fix.path),
        edits: offer.fix.edits,
      )
      if let index = indices[edit] {
        distinct[index].add(offer.diagnostics)
      } else {
        indices[edit] = distinct.count
        distinct.append(offer)
      }
    }
    var titles: [Text] = []
    var groups: [Text: [FixOffer]] = [:]
    for offer in distinct {
      if groups[Text(offer.title)] == nil { titles.append(Text(offer.title)) }
      groups[Text(offer.title), default: []].append(offer)
    }
    return titles.flatMap { title -> [FixOffer] in
      let group = groups[title] ?? []
      let named = group.prefix(limit).map { offer in
        guard group.count > 1 || !isOwn(offer.fix) else { return offer }
        var offer = offer
        offer.title += place(of: offer.fix, isOwn(offer.fix))
        return offer
      }
      return [all(group)].compactMap(\.self) + named
    }
  }

  private static func place(of fix: Fix, _ isOwn: Bool) -> String {
    let line = fix.edits.first?.range.lowerBound.line ?? 1
    return isOwn ? " on line \(line)" : " in " + PrintableText("\(fix.path):\(line)").text
  }

  /// Returns the offer of all fixes in a group; nil for one fix, for suppressions, whose reasons
  /// differ, and for edits that overlap.
  private static func all(_ group: [FixOffer]) -> FixOffer? {
    guard var offer = group.first, group.count > 1, !offer.fix.isSuppression else { return nil }
    let files = Dictionary(grouping: group.flatMap(\.fixes)) { Text($0.path) }
    let areApart = files.values.allSatisfy { fixes in
      let edits = fixes.flatMap(\.edits)
      return edits.withoutOverlaps.count == edits.count
    }
    guard areApart else { return nil }
    offer.fixes = group.flatMap(\.fixes)
    for other in group { offer.add(other.diagnostics) }
    offer.title += " in all \(group.count.grouped) places"
    return offer
  }
}
