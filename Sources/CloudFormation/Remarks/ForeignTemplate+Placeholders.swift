internal import LintSyntax
package import LintText

extension ForeignTemplate {
  /// Recognizes a scalar that has a placeholder of a well-known tool.
  init?(placeholder node: Node) {
    guard node.kind == .scalar, (4...4_096).contains(node.contentSize), let text = node.text else {
      return nil
    }
    guard let kind = Self.kind(ofPlaceholderIn: Array(text.utf8)) else { return nil }
    self.init(kind, at: node.range)
  }

  private static func kind(ofPlaceholderIn text: [UInt8]) -> Kind? {
    if isWrapped(text, in: UInt8(ascii: "@")) || isWrapped(text, in: UInt8(ascii: "_")) {
      return .mark
    }
    for index in text.indices.dropLast() {
      switch (text[index], text[index + 1]) {
      case (UInt8(ascii: "<"), UInt8(ascii: "%")): return .erb
      case (UInt8(ascii: "$"), UInt8(ascii: "[")): return .taskcat
      case (UInt8(ascii: "#"), UInt8(ascii: "{")): return .mark
      case (UInt8(ascii: "$"), UInt8(ascii: "{")) where isServerless(text[(index + 2)...]):
        return .serverlessVariable
      default: continue
      }
    }
    return nil
  }

  /// Whether a text is a name between two of some character on each side, such as `@@DAYS@@`.
  private static func isWrapped(_ text: [UInt8], in mark: UInt8) -> Bool {
    guard text.count > 4, text.prefix(2) == [mark, mark], text.suffix(2) == [mark, mark] else {
      return false
    }
    return text.allSatisfy { isOfName($0) || $0 == mark }
  }

  /// Whether the text after `${` is a variable of the Serverless Framework.
  ///
  /// Examples are `self:custom.days`, `file(days.yml)` and `opt:days, 7`. Names of CloudFormation
  /// have two colons, or none.
  private static func isServerless(_ text: ArraySlice<UInt8>) -> Bool {
    let rest = text.drop { $0 == 0x20 }
    let name = rest.prefix(while: isOfName)
    let following = rest.dropFirst(name.count)
    guard !name.isEmpty else { return false }
    if following.first == UInt8(ascii: "(") { return true }
    return following.first == UInt8(ascii: ":")
      && following.dropFirst().first != UInt8(ascii: ":")
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      || byte.isASCIIDigit || byte == UInt8(ascii: "_")
  }

  // MARK: Unreadable texts

  /// The maximum distance of a mark from the offset of a syntax error, in bytes.
  private static let markLimit = 4096

  /// Recognizes a text by the mark that makes it unreadable as YAML or JSON: `<% tag %>`,
  /// `@@NAME@@`, `%{ for … }`.
  package init?(_ text: SourceText, markedAt offset: Int) {
    let bytes = text.bytes
    let offset = min(offset, bytes.count)
    // libyaml refuses some tags only at the start of the next line.
    let line = Self.lineStart(bytes, before: offset)
    let above = bytes[..<line].lastIndex { $0 != 0x0A && $0 != 0x0D } ?? 0
    let start = Self.lineStart(bytes, before: above)
    let following = bytes[offset..<min(offset + Self.markLimit, bytes.count)]
    let end = following.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? following.endIndex
    if let tag = (start..<end).first(where: { bytes.hasBytes("<%", at: $0) }) {
      self.init(.erb, at: tag..<tag + 2)
    } else if bytes.hasBytes("@@", at: offset) || bytes.hasBytes("%{", at: offset) {
      self.init(.mark, at: offset..<offset + 2)
    } else {
      return nil
    }
  }

  private static func lineStart(_ bytes: UnsafeRawBufferPointer, before offset: Int) -> Int {
    let preceding = bytes[max(offset - markLimit, 0)..<offset]
    return preceding.lastIndex { $0 == 0x0A || $0 == 0x0D }.map { $0 + 1 } ?? preceding.startIndex
  }

  // MARK: Braces that YAML reads

  /// Returns the braces of the first key that is a mapping: YAML reads `{{ days }}` as one.
  static func bracesAsKey(in document: Document) -> Range<Int>? {
    document.mappings.lazy.compactMap(braces(asKeyOf:)).min { $0.lowerBound < $1.lowerBound }
  }

  /// Returns the braces of the first key of a node that is a mapping.
  static func braces(asKeyOf node: Node) -> Range<Int>? {
    guard node.kind == .mapping else { return nil }
    return node.writtenEntries.firstNonNil { braces(ofKey: $0.key) }
  }

  /// Returns the braces of a key that is a mapping; nil for any other key.
  static func braces(ofKey key: Node) -> Range<Int>? {
    guard key.kind == .mapping else { return nil }
    let start = key.range.lowerBound
    let isOuter = key.document.text.bytes.hasBytes("{{", at: start)
    return isOuter ? start..<start + 2 : max(start - 1, 0)..<start + 1
  }

  /// Whether braces make the engine omit or repeat a part of the text, as `{{ if live }}` does.
  static func hasControlBraces(_ document: Document) -> Bool {
    document.mappings.contains { mapping in
      mapping.writtenEntries.contains { $0.key.kind == .mapping && !isSubstitution($0.key) }
    }
  }

  /// Words that begin control braces of Go templates and Handlebars, which are not replaced by a
  /// value.
  private static let controlWords: Set<String> = [
    "if", "else", "end", "range", "with", "define", "template", "block", "break", "continue",
    "each", "unless", "include", "partial",
  ]

  /// Whether the content of braces is the name of a value.
  private static func isSubstitution(_ braces: Node) -> Bool {
    let entries = braces.writtenEntries
    guard entries.count == 1, let key = entries.first?.key else { return false }
    // The outer braces of a key: the inner ones are a key of their own.
    if key.kind == .mapping { return true }
    guard let text = key.text, let first = text.utf8.first else { return false }
    let word = text.utf8.prefix(while: isOfName)
    let isName = isOfName(first) || first == UInt8(ascii: ".") || first == UInt8(ascii: "$")
    return isName && !controlWords.contains(String(decoding: word, as: UTF8.self))
  }
}
