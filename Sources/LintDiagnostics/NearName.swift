/// Suggestions for mistyped names.
package enum NearName {
  /// Returns the candidate nearest to a name, the first of several, or nil if none is near.
  ///
  /// A candidate is near if the number of edits is at most a third of the longer name's scalars. An
  /// edit omits, inserts or replaces a scalar, or swaps it with a neighbor; case is ignored, and
  /// underscores and spaces count as hyphens.
  package static func of(_ name: String, in candidates: [String]) -> String? {
    let wanted = normalized(name)
    // Computing a distance takes time proportional to both lengths, and none of our names is this
    // long.
    guard !wanted.isEmpty, wanted.count <= 100 else { return nil }
    let near = candidates.compactMap { candidate -> (name: String, distance: Int)? in
      let other = normalized(candidate)
      let allowed = max(wanted.count, other.count) / 3
      // Names whose lengths differ by more are no nearer than that.
      guard abs(wanted.count - other.count) <= allowed, case let distance = distance(wanted, other),
        distance <= allowed
      else { return nil }
      return (candidate, distance)
    }
    return near.min { $0.distance < $1.distance }?.name
  }

  private static func normalized(_ name: String) -> [Unicode.Scalar] {
    name.lowercased().unicodeScalars.map { $0 == "_" || $0 == " " ? "-" : $0 }
  }

  /// Returns the number of edits between two names, a swap of neighbors being one (optimal string
  /// alignment).
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
