internal import LintModel
internal import LintSyntax
internal import LintText

/// A part of a text that is replaced with the contents of another file before the deployment.
struct Inclusion {
  /// The bytes to replace.
  let range: Range<Int>

  /// The column of the contents; nil inside of braces.
  let indentation: Int?

  /// The path of the file, relative to the folder of the text.
  let path: Text

  /// The part of the file that replaces it.
  let part: Part

  /// A part of a file.
  enum Part {
    /// The entries of its mapping, in place of an entry.
    case entries
    /// The value at a path of keys, in place of a value.
    case value([Text])
  }

  /// The number of nodes of a text that are searched.
  private static let nodeLimit = 1_000_000
}

// MARK: AWS::Include

extension Inclusion {
  /// Returns the entries in which `AWS::Include` names local files, in order.
  static func macros(in documents: [Document]) -> [Inclusion] {
    guard documents.allSatisfy({ $0.firstReuse == nil }) else { return [] }
    return documents.compactMap(\.root).flatMap(macros)
      .sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private static func macros(in root: Node) -> [Inclusion] {
    var (found, pending, rest) = ([Inclusion](), [root], nodeLimit)
    while let node = pending.popLast(), rest > 0 {
      rest -= 1
      for entry in node.entries {
        let isMacro =
          entry.key.hasText("Fn::Transform")
          || node.range == root.range && entry.key.hasText("Transform")
        if isMacro, let path = location(entry.value) {
          if let inclusion = Inclusion(entry, in: node, path) { found.append(inclusion) }
        } else {
          pending.append(entry.value)
        }
      }
      pending += node.elements
    }
    return found
  }

  /// Finds where the entry is written; nil if it is indented by tabs.
  private init?(_ entry: Node.Entry, in mapping: Node, _ path: Text) {
    let bytes = mapping.document.text.bytes
    let start = entry.key.range.lowerBound
    var end = entry.value.range.upperBound
    while end > start, bytes[end - 1].isASCIISpace { end -= 1 }
    let isFlow = bytes[mapping.range.lowerBound] == UInt8(ascii: "{")
    guard let column = Self.column(of: start, in: bytes) ?? (isFlow ? 0 : nil) else { return nil }
    range = start..<end
    indentation = isFlow ? nil : column
    self.path = path
    part = .entries
  }

  /// Returns the number of bytes before an offset in its line; nil if there are tabs.
  private static func column(of offset: Int, in bytes: UnsafeRawBufferPointer) -> Int? {
    let line = bytes[..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return bytes[line..<offset].contains(UInt8(ascii: "\t")) ? nil : offset - line
  }

  /// Returns the location of a snippet that is a local file; nil for any other macro or location.
  private static func location(_ macro: Node) -> Text? {
    guard macro.kind == .mapping, macro["Name"]?.hasText("AWS::Include") == true,
      let location = macro["Parameters"]?["Location"], location.kind == .scalar,
      location.tag == nil, let path = location.text, !path.isEmpty, !path.contains("://"),
      !path.contains("{{"), !path.contains("${")
    else { return nil }
    return path
  }
}

// MARK: Serverless Framework, Rain

extension Inclusion {
  /// Returns the values that name local files, in order: `${file(x.yml):key}` of a configuration of
  /// the Serverless Framework, and `!Rain::Include x.yml`.
  static func values(in documents: [Document]) -> [Inclusion] {
    documents.compactMap(\.root).flatMap { root in
      values(in: root, isServerless: root["service"] != nil && root["provider"] != nil)
    }
    .sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private static func values(in root: Node, isServerless: Bool) -> [Inclusion] {
    var (found, pending, rest) = ([Inclusion](), [root], nodeLimit)
    func visit(_ value: Node, in container: Node, at start: Int) {
      guard value.kind == .scalar else { return pending.append(value) }
      let isRain = value.tag == "!Rain::Include"
      guard value.target == value, isRain || isServerless && value.hasPrefix("${"),
        let text = value.text,
        let file = isRain ? (path: text, keys: []) : variable(text),
        let inclusion = Inclusion(value, in: container, at: start, file)
      else { return }
      found.append(inclusion)
    }
    while let node = pending.popLast(), rest > 0 {
      rest -= 1
      for entry in node.writtenEntries where !entry.isMerge {
        // No function has a part of a template.
        if isServerless, node.range == root.range, entry.key.hasText("functions") { continue }
        visit(entry.value, in: node, at: entry.key.range.lowerBound)
      }
      for element in node.elements { visit(element, in: node, at: element.range.lowerBound) }
    }
    return found
  }

  /// Finds where a value is written; nil if the lines of another one cannot be placed there.
  ///
  /// - Parameter start: the offset of its key, or of the value itself in a list.
  private init?(
    _ value: Node,
    in container: Node,
    at start: Int,
    _ file: (path: Text, keys: [Text]),
  ) {
    let bytes = container.document.text.bytes
    guard let first = bytes[container.range].first, first != UInt8(ascii: "&"),
      first != UInt8(ascii: "!"), !value.range.isEmpty,
      bytes[value.range.lowerBound] != UInt8(ascii: "&")
    else { return nil }
    let isFlow = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    guard let column = Self.column(of: start, in: bytes) ?? (isFlow ? 0 : nil) else { return nil }
    indentation = isFlow ? nil : container.kind == .mapping ? column + 2 : column
    range = value.range
    path = file.path
    part = .value(file.keys)
  }

  /// Parses `${file(PATH)}` and `${file(PATH):KEY.KEY}`, with or without a fallback; nil for any
  /// other text, and for a path that has variables.
  private static func variable(_ text: Text) -> (path: Text, keys: [Text])? {
    let text = text.trimming(" \t\r\n")
    guard text.hasPrefix("${"), text.hasSuffix("}") else { return nil }
    let inner = Text(decoding: text.utf8.dropFirst(2).dropLast()).trimming(" \t\r\n")
    // Two variables in one text begin and end as one does.
    guard isBalanced(inner), inner.hasPrefix("file("),
      let (head, rest) = inner.split(atFirst: UInt8(ascii: ")"))
    else { return nil }
    let path = Text(decoding: head.utf8.dropFirst(5)).trimming(" \t'\"")
    let isTemplate = [".yml", ".yaml", ".json"].contains { path.string.lowercased().hasSuffix($0) }
    guard isTemplate, !path.contains("${"), !path.hasPrefix("~") else { return nil }
    // A fallback counts only if the file lacks the value.
    let address = (rest.split(separator: ",").first ?? "").trimming(" \t\r\n")
    if address.isEmpty { return (path, []) }
    guard address.hasPrefix(":"), !address.contains("${") else { return nil }
    return (path, Text(decoding: address.utf8.dropFirst()).split(separator: "."))
  }

  private static func isBalanced(_ text: Text) -> Bool {
    var depth = 0
    for byte in text.utf8 where depth >= 0 {
      if byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "}") { depth -= 1 }
    }
    return depth == 0
  }
}
