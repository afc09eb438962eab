/// What somebody who mistyped a name probably meant.
package enum NearName {
  /// The candidate nearest to a name, the first of several, or nil if none is near.
  ///
  /// Near is what a third of the longer name's scalars turn into the other: left out, put in,
  /// mistaken, or swapped with a neighbour; capitals and underscores count as what they stand for.
  package static func of(_ name: String, in candidates: [String]) -> String? {
    let wanted = normalized(name)
    // A distance takes time in proportion to both lengths, and no name of ours is as long as this.
    guard !wanted.isEmpty, wanted.count <= 100 else { return nil }
    let ranked = candidates.map { candidate in
      let other = normalized(candidate)
      return (
        name: candidate,
        distance: distance(wanted, other),
        allowed: max(wanted.count, other.count) / 3
      )
    }
    return ranked.filter { $0.distance <= $0.allowed }.min { $0.distance < $1.distance }?.name
  }

  private static func normalized(_ name: String) -> [Unicode.Scalar] {
    name.lowercased().unicodeScalars.map { $0 == "_" || $0 == " " ? "-" : $0 }
  }

  /// The edits between two names, a swap of neighbours being one (optimal string alignment).
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for (row, scalar) in left.enumerated() {
      var next = [row + 1]
      for (column, other) in right.enumerated() {
        var best = min(last[column] + (scalar == other ? 0 : 1), last[column + 1] + 1)
        best = min(best, next[column] + 1)
        if row > 0, column > 0, scalar == right[column - 1], left[row - 1] == other {
          best = min(best, beforeLast[column - 1] + 1)
        }
        next.append(best)
      }
      (beforeLast, last) = (last, next)
    }
    return last[right.count]
  }
}
