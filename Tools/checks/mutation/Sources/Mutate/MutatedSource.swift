/// A source with the mutants compiled in.
struct MutatedSource {
  private(set) var text: [UInt8] = []
  /// Where the sites that are kept came to stand.
  private(set) var places: [(site: Int, range: Range<Int>)] = []

  private struct Event {
    let offset: Int
    /// What ends at an offset comes before what begins there, the inner before the outer; of what
    /// begins there the outer comes first.
    let order: Int
    var removed = 0
    let text: String
    var begins: Int?
    var ends: Int?
  }

  /// Writes the calls of the sites into a text.
  ///
  /// - Parameters:
  ///   - sites: in the order of a walk, outer sites before those inside them.
  ///   - numbers: the number of the first mutant of each site; nil where a site is left out.
  init(_ original: [UInt8], _ sites: [Site], numbers: [Int?]) {
    var events: [Event] = []
    for (index, site) in sites.enumerated() {
      guard let number = numbers[index] else { continue }
      let (start, end) = (site.range.lowerBound, site.range.upperBound)
      let call = "\(site.function)(\(number), "
      events.append(Event(offset: start, order: 2 * index, text: call, begins: index))
      events.append(Event(offset: end, order: -1 - index, text: ")", ends: index))
      for edit in site.edits {
        let (offset, removed) = (edit.range.lowerBound, edit.range.count)
        events.append(
          Event(offset: offset, order: 2 * index + 1, removed: removed, text: edit.text)
        )
      }
    }
    events.sort { ($0.offset, $0.order) < ($1.offset, $1.order) }

    var starts: [Int: Int] = [:]
    var copied = 0
    for event in events {
      text += original[copied..<event.offset]
      copied = event.offset + event.removed
      if let site = event.begins { starts[site] = text.count }
      text += event.text.utf8
      if let site = event.ends, let start = starts[site] {
        places.append((site, start..<text.count))
      }
    }
    text += original[copied...]
  }
}
