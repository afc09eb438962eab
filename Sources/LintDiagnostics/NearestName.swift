/// Finds what somebody meant who misspelled a name.
public enum NearestName {
  /// The known name that is most like a word; nil if none is like enough.
  ///
  /// Upper case and `_` for `-` make no difference. A third of the letters may be wrong, missing, too
  /// many, or in the place of their neighbour.
  public static func name(like word: String, among names: [String]) -> String? {
    let word = normalized(word)
    // Nobody misspells a name by more than its length; the table grows with both.
    guard word.count <= 64 else { return nil }
    let candidates = names.map { (name: $0, distance: distance(word, normalized($0))) }
    return candidates.filter { $0.distance <= max(1, $0.name.utf8.count / 3) }
      .min { ($0.distance, $0.name) < ($1.distance, $1.name) }?.name
  }

  private static func normalized(_ text: String) -> [UInt8] {
    text.lowercased().utf8.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: "-") : $0 }
  }

  /// How many letters to insert, delete, replace or swap with their neighbour.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var rows = [Array(0...right.count)]
    for (i, letter) in left.enumerated() {
      var row = [i + 1]
      for (j, other) in right.enumerated() {
        var best = min(
          rows[i][j] + (letter == other ? 0 : 1),
          rows[i][j + 1] + 1,
          row[j] + 1,
        )
        if i > 0, j > 0, letter == right[j - 1], left[i - 1] == other {
          best = min(best, rows[i - 1][j - 1] + 1)
        }
        row.append(best)
      }
      rows.append(row)
    }
    return rows[left.count][right.count]
  }
}
