@testable import LintText

/// Line and column of every byte of a text, found scalar by scalar: what `LineIndex` must equal.
struct NaiveLines {
  /// For each offset, the end included, what stands there as `line:column`.
  private(set) var positions: [String] = []

  init(_ text: String) {
    var (line, column) = (1, 1)
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      positions.append("\(line):\(column)")
      // Inside a scalar, the next column is told: it has been begun.
      for _ in UTF8.encode(scalar).map(Array.init).map({ $0.dropFirst() }) ?? [] {
        positions.append("\(line):\(column + 1)")
      }
      let isPair = scalar == "\r" && index + 1 < scalars.count && scalars[index + 1] == "\n"
      if scalar == "\n" || scalar == "\r" && !isPair {
        (line, column) = (line + 1, 1)
      } else {
        column += 1
      }
    }
    positions.append("\(line):\(column)")
  }
}
