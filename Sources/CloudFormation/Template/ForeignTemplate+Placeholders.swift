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

  /// Whether a text is a name in two of some character on each side, such as `@@DAYS@@`.
  private static func isWrapped(_ text: [UInt8], in mark: UInt8) -> Bool {
    guard text.count > 4, text.prefix(2) == [mark, mark], text.suffix(2) == [mark, mark] else {
      return false
    }
    return text.allSatisfy { isOfName($0) || $0 == mark }
  }

  /// Whether the text after `${` is a variable of the Serverless Framework.
  ///
  /// Such are `self:custom.days`, `file(days.yml)` and `opt:days, 7`. Names of CloudFormation have two
  /// colons, or none.
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
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
  }

  // MARK: Texts that cannot be read

  /// How far from where a text cannot be read a mark is looked for, in bytes.
  private static let markLimit = 4096

  /// Recognizes a text by the mark at which it cannot be read as YAML or JSON: `<% tag %>`,
  /// `@@NAME@@`, `%{ for … }`.
  package init?(_ text: SourceText, markedAt offset: Int) {
    let bytes = text.bytes
    let offset = min(offset, bytes.count)
    // libyaml refuses some tags only where the next line begins.
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

  /// The braces of the first key that is a mapping, which `{{ days }}` makes where YAML reads it.
  static func bracesAsKey(in document: Document) -> Range<Int>? {
    // Few texts have two braces, and all mappings of one have to be looked at.
    guard document.text.contains("{{") else { return nil }
    for mapping in document.mappings {
      let entries = mapping.writtenEntries
      guard let key = entries.first(where: { $0.key.kind == .mapping })?.key else { continue }
      let start = key.range.lowerBound
      let isOuter = document.text.bytes.hasBytes("{{", at: start)
      return isOuter ? start..<start + 2 : max(start - 1, 0)..<start + 1
    }
    return nil
  }
}
