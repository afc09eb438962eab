/// A paragraph as lines that fit a width, broken at spaces.
struct WrappedText {
  /// The lines; a word that is longer than the width has one to itself.
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
