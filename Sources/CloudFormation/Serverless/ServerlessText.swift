internal import LintSyntax
internal import LintText

/// The text of a configuration of the Serverless Framework with values in place of variables.
///
/// Every value takes the bytes of its variable, so that all offsets stay the same.
struct ServerlessText {
  /// The text.
  let text: SourceText

  /// The variables that are not known, by the names of the references in their place.
  private(set) var unknown: [Text: Text] = [:]

  /// The values that were found, by the starts of their variables.
  private(set) var known: [Int: ServerlessVariables.Value] = [:]

  /// The bytes of the variables, by their starts.
  private(set) var ranges: [Int: Range<Int>] = [:]

  /// Whether there is nothing to replace.
  var isSame: Bool { known.isEmpty && unknown.isEmpty }

  /// Replaces the variables in some parts of a document.
  init(_ parts: [Node], in document: Document, _ variables: ServerlessVariables) {
    var bytes = Array(document.text.bytes)
    var pending = Array(parts.reversed())
    while let node = pending.popLast() {
      switch node.kind {
      case .sequence: pending += node.elements
      case .mapping:
        // CloudFormation fills in other names of such a text.
        pending += node.writtenEntries.filter { !$0.key.hasText("Fn::Sub") }.map(\.value)
      case .scalar:
        guard node.target == node, let content = node.text,
          ServerlessVariables.mayBeFound(in: content)
        else { continue }
        let range = node.range
        let written = document.text.bytes[range]
        guard [.plain, .singleQuoted, .doubleQuoted].contains(node.style),
          written.first != UInt8(ascii: "&"), node.tag == nil || node.tag == "!Sub"
        else { continue }
        let replacement: String
        if node.tag == nil, let value = variables.value(of: node),
          let literal = Self.literal(value, document.isJSON), literal.utf8.count <= range.count
        {
          known[range.lowerBound] = value
          replacement = literal
        } else {
          // No logical ID has such a name.
          let name: Text = "_\(unknown.count)"
          replacement = document.isJSON ? "{\"Ref\":\"\(name)\"}" : "!Ref \(name)"
          guard replacement.utf8.count <= range.count else { continue }
          unknown[name] = content
        }
        ranges[range.lowerBound] = range
        let blanks = Array(repeating: UInt8(ascii: " "), count: range.count)
        bytes.replaceSubrange(range, with: (Array(replacement.utf8) + blanks).prefix(range.count))
      }
    }
    text = SourceText(utf8: bytes)
  }

  private static func literal(_ value: ServerlessVariables.Value, _ isJSON: Bool) -> String? {
    guard isJSON, value.node == nil, value.literal.hasPrefix("'") else { return value.literal }
    return value.literal.contains("\"") ? nil : "\"\(value.text)\""
  }
}
