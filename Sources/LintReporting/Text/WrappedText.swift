/// A paragraph wrapped to a width at its spaces.
struct WrappedText {
  /// The lines; a word longer than the width gets its own line.
  let lines: [String]

  init(_ text: String, width: Int) {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if line.isEmpty {
        line = String(word)
      } else if line.count + 1 + word.count <= width {
        line += " \(word)"
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    if !line.isEmpty { lines.append(line) }
    self.lines = lines
  }
}
