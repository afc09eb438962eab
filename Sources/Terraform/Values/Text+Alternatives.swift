internal import LintText

extension Text {
  /// The texts that a pattern such as `^(prod|stg)$` looks for, and whether it matches nothing else;
  /// nil for other patterns.
  var alternatives: (texts: [Text], isWhole: Bool)? {
    var pattern = self
    var isWhole = false
    for opening in ["^(?:", "^("] as [Text] where pattern.hasPrefix(opening) {
      let closing: Text = pattern.hasSuffix(")$") ? ")$" : ")"
      guard pattern.hasSuffix(closing) else { return nil }
      isWhole = closing.utf8.count == 2
      let end = pattern.utf8.count - closing.utf8.count
      pattern = Text(decoding: pattern.utf8.prefix(end).dropFirst(opening.utf8.count))
      guard let texts = pattern.plainParts else { return nil }
      return (texts, isWhole)
    }
    let parts = pattern.split(separator: "|")
    isWhole = parts.allSatisfy { $0.hasPrefix("^") && $0.hasSuffix("$") }
    let texts = parts.map { $0.trimming("^$") }
    return texts.allSatisfy(\.isPlainPattern) ? (Array(texts), isWhole) : nil
  }

  private var plainParts: [Text]? {
    let parts = Array(split(separator: "|"))
    return parts.allSatisfy(\.isPlainPattern) ? parts : nil
  }

  /// Whether it only matches itself as a pattern.
  private var isPlainPattern: Bool {
    !isEmpty
      && utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D: true
        default: false
        }
      }
  }
}
