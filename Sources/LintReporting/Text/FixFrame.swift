internal import LintDiagnostics
internal import LintText

/// The lines that a fix changes, as a diff shows them.
struct FixFrame {
  private let fix: Fix
  private let style: TextStyle

  init(_ fix: Fix, _ style: TextStyle) {
    self.fix = fix
    self.style = style
  }

  /// The title of the remark above the lines.
  var title: String {
    switch fix.applicability {
    case .safe: "fix"
    case .unsafe: "unsafe fix"
    }
  }

  /// The width that the line numbers need.
  var gutter: Int {
    fix.lines.map { String($0.firstLine + max($0.old.count, $0.new.count) - 1).count }.max() ?? 1
  }

  /// Appends the changed lines to a text.
  ///
  /// - Parameter gutter: the width of the line number column.
  func write(gutter: Int, to text: inout String) {
    for change in fix.lines.map(\.withoutSharedLines) {
      for (index, line) in change.old.enumerated() {
        write("-", line, change.firstLine + index, .severity(.error), gutter, to: &text)
      }
      for (index, line) in change.new.enumerated() {
        write("+", line, change.firstLine + index, .help, gutter, to: &text)
      }
    }
  }

  private func write(
    _ sign: String,
    _ line: String,
    _ number: Int,
    _ part: TextStyle.Part,
    _ gutter: Int,
    to text: inout String,
  ) {
    let number = String(number)
    text += String(repeating: " ", count: max(0, gutter - number.count))
    text += style(.frame, number)
    text += " "
    text += style(part, line.isEmpty ? sign : "\(sign) \(PrintableText(line).text)")
    text += "\n"
  }
}

extension LineReplacement {
  /// The same replacement without lines at its start and end that stay.
  var withoutSharedLines: LineReplacement {
    let (start, end) = old.map { Text($0) }.sharedEnds(with: new.map { Text($0) })
    return LineReplacement(
      firstLine: firstLine + start,
      old: Array(old.dropFirst(start).dropLast(end)),
      new: Array(new.dropFirst(start).dropLast(end)),
    )
  }
}
