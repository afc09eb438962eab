internal import LintSyntax
internal import LintText

/// Comments in which an engine omits or repeats parts of a text: `# {{- if .Values.backups }}` of
/// Helm, `# {% if … %}` of Jinja, `#@ if` of ytt.
struct ControlComments {
  private let ranges: [Range<Int>]

  init(in text: SourceText) {
    let marks: [StaticString] = ["{{", "{%", "#@"]
    guard marks.contains(where: { text.bytes.contains($0) }) else {
      ranges = []
      return
    }
    ranges = YAMLReader().comments(in: text).map(\.range).filter { range in
      Self.isControl(UnsafeRawBufferPointer(rebasing: text.bytes[range]))
    }
  }

  /// Returns the first comment in a range; the first of all if the range is between comments.
  func first(around range: Range<Int>) -> Range<Int>? {
    guard let first = ranges.first, let last = ranges.last,
      first.lowerBound < range.upperBound, range.lowerBound < last.upperBound
    else { return nil }
    return ranges.first { $0.overlaps(range) } ?? first
  }

  private static func isControl(_ comment: UnsafeRawBufferPointer) -> Bool {
    if comment.hasBytes("#@", at: 0) || comment.contains("{%") { return true }
    guard let braces = comment.firstOffset(of: "{{") else { return false }
    let names = comment[(braces + 2)...].split { byte in
      // A name of a value such as `.Values.end` is one word.
      !((UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "."))
    }
    return names.contains { words.contains(Text(decoding: $0)) }
  }

  /// Words of Go templates and Handlebars that omit or repeat text, or insert lines.
  private static let words: Set<Text> = [
    "if", "else", "end", "range", "with", "define", "template", "block", "each", "unless",
    "include", "indent", "nindent", "toYaml", "tpl",
  ]
}
