import LintDiagnostics
import LintText

@testable import LintSyntax

extension Node {
  /// One line for each node: how deep it stands, where, what it is and what it means.
  var outline: [String] {
    var lines: [String] = []
    addOutline(to: &lines, depth: 0)
    return lines
  }

  /// What the node holds without any places: `{a: [1, 'x']}`.
  var summary: String {
    let tag = tag.map { "\($0) " } ?? ""
    switch kind {
    case .scalar:
      switch scalarValue {
      case nil: return "\(tag)no scalar"
      case .null: return "\(tag)null"
      case .boolean(let value): return "\(tag)\(value)"
      case .integer(let value): return "\(tag)\(value)"
      case .real(let value): return "\(tag)\(value)"
      case .text(let value): return "\(tag)'\(value)'"
      }
    case .mapping:
      let entries = writtenEntries.map {
        "\($0.key.text?.string ?? $0.key.summary): \($0.value.summary)"
      }
      return "\(tag){\(entries.joined(separator: ", "))}"
    case .sequence:
      return "\(tag)[\(elements.map(\.summary).joined(separator: ", "))]"
    }
  }

  /// The text of its range.
  var slice: String { document.text.string(range) }

  private func addOutline(to lines: inout [String], depth: Int) {
    let value = scalarValue.map { " \($0)" } ?? ""
    lines.append("\(depth) \(range) \(kind) \(style) \(tag ?? "")\(text ?? "")\(value)")
    for entry in writtenEntries {
      entry.key.addOutline(to: &lines, depth: depth + 1)
      entry.value.addOutline(to: &lines, depth: depth + 1)
    }
    for element in elements { element.addOutline(to: &lines, depth: depth + 1) }
  }
}
