internal import LintSyntax
internal import LintText

/// Finds edits of a mapping in YAML or JSON, in the style of its entries.
struct MappingEditor {
  private let mapping: Node
  private let entries: [Node.Entry]
  private let text: EditableText

  /// Creates an editor; returns nil for an alias or any other kind of node.
  init?(_ node: Node, _ text: EditableText) {
    guard node.kind == .mapping, node.target == node else { return nil }
    mapping = node
    entries = node.writtenEntries
    self.text = text
  }

  private var isJSON: Bool { mapping.document.isJSON }

  private var isFlow: Bool {
    let start = mapping.range.lowerBound
    let end = entries.first?.key.range.lowerBound ?? mapping.range.upperBound
    return text.source.bytes[start..<end].contains(UInt8(ascii: "{"))
  }

  // MARK: Insertion

  func insertion(of key: String, value: String) -> EditDraft.Part? {
    isFlow
      ? flowInsertion(of: key, value: value)
      : blockInsertion { _ in ["\(quoted(key)): \(value)"] }
  }

  /// Returns the insertion of a mapping with one entry.
  ///
  /// - Parameter parent: the key of this mapping, from whose indentation that of the entry follows.
  func insertion(
    of key: String,
    containing inner: String,
    value: String,
    below parent: Node,
  ) -> EditDraft.Part? {
    if isFlow {
      return flowInsertion(of: key, value: "{\(quoted(inner))\(separator)\(value)}")
    }
    return blockInsertion { indentation in
      guard let outer = text.indentation(of: parent.range.lowerBound),
        indentation.hasPrefix(outer)
      else { return nil }
      let step = indentation.dropFirst(outer.count)
      return ["\(quoted(key)):", "\(step)\(quoted(inner)): \(value)"]
    }
  }

  private func blockInsertion(_ content: (String) -> [String]?) -> EditDraft.Part? {
    guard let first = entries.first?.key.range.lowerBound else { return nil }
    let indentation =
      entries.firstNonNil { text.indentation(of: $0.key.range.lowerBound) }
      ?? String(repeating: " ", count: text.lines.position(at: first).column - 1)
    guard let lines = content(indentation) else { return nil }
    let anchor = entries.last { entry in
      !text.isBroken(entry.key.range.lowerBound..<entry.value.range.upperBound)
    }
    if let anchor {
      guard let end = text.lineEnd(of: anchor.value.range.upperBound) else { return nil }
      let inserted = lines.map { text.lineEnding(at: end) + indentation + $0 }.joined()
      return EditDraft.Part(range: end..<end, replacement: inserted)
    }
    guard let own = text.indentation(of: first) else { return nil }
    let start = first - own.utf8.count
    let inserted = lines.map { own + $0 + text.lineEnding }.joined()
    return EditDraft.Part(range: start..<start, replacement: inserted)
  }

  private func flowInsertion(of key: String, value: String) -> EditDraft.Part? {
    guard let last = entries.last else {
      let inside = mapping.range.upperBound - 1
      guard inside > mapping.range.lowerBound else { return nil }
      return EditDraft.Part(
        range: inside..<inside,
        replacement: "\(quoted(key))\(separator)\(value)"
      )
    }
    let end = last.value.range.upperBound
    let indentation = text.indentation(of: last.key.range.lowerBound)
    if let indentation, let lineEnd = text.lineEnd(of: end),
      case let rest = text.string(end..<lineEnd), rest.utf8.first(where: { $0 != 0x20 }) == 0x23
    {
      // The comment stays with its entry.
      return EditDraft.Part(
        range: end..<lineEnd,
        replacement: ",\(rest)\(text.lineEnding)\(indentation)\(quoted(key))\(separator)\(value)",
      )
    }
    let lead = indentation.map { "," + text.lineEnding + $0 } ?? comma
    return EditDraft.Part(
      range: end..<end,
      replacement: "\(lead)\(quoted(key))\(separator)\(value)"
    )
  }

  /// The separator of the last two entries on one line.
  private var comma: String {
    guard let last = entries.last, let other = entries.dropLast().last else {
      return separator == ":" ? "," : ", "
    }
    let between = text.string(other.value.range.upperBound..<last.key.range.lowerBound)
    return between.allSatisfy { $0 == "," || $0 == " " } ? between : ", "
  }

  /// The separator of a key and its value.
  private var separator: String {
    guard let last = entries.last else {
      let start = mapping.range.lowerBound
      return isJSON && start > 0 && text.string(start - 1..<start) == ":" ? ":" : ": "
    }
    let between = text.string(
      last.key.range
        .upperBound..<max(
          last.key.range.upperBound,
          last.value.range.lowerBound
        )
    )
    return between.contains(":") && between.allSatisfy { $0 == ":" || $0 == " " } ? between : ": "
  }

  private func quoted(_ key: String) -> String {
    let first = entries.last.flatMap { text.string($0.key.range).first }
    let quote = first.flatMap { $0 == "\"" || $0 == "'" ? "\($0)" : nil } ?? (isJSON ? "\"" : "")
    return quote + key + quote
  }

  // MARK: Removal

  func removal(of key: String) -> EditDraft.Part? {
    guard let index = entries.firstIndex(where: { $0.key.text == Text(key) }), entries.count > 1
    else { return nil }
    let entry = entries[index]
    let range = entry.key.range.lowerBound..<entry.value.range.upperBound
    guard isFlow else { return text.removal(ofLineOf: range) }
    // With its comma, so that the neighbor keeps its own.
    let removed =
      index == 0
      ? range.lowerBound..<entries[1].key.range.lowerBound
      : entries[index - 1].value.range.upperBound..<range.upperBound
    return EditDraft.Part(range: removed, replacement: "")
  }
}
