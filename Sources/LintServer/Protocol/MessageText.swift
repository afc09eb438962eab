/// The text of a message that is not Unicode, as editors send it for a document in another encoding.
enum MessageText {
  /// Returns JSON with U+FFFD in place of bytes that are not UTF-8 and of escaped surrogates without
  /// a partner.
  static func repaired(_ body: [UInt8]) -> [UInt8] {
    var text = Array(String(decoding: body, as: UTF8.self).utf8)
    var index = 0
    while index < text.count {
      guard text[index] == UInt8(ascii: "\\") else {
        index += 1
        continue
      }
      guard let unit = unit(escapedAt: index, in: text) else {
        index += 2
        continue
      }
      if UTF16.isLeadSurrogate(unit), let next = self.unit(escapedAt: index + 6, in: text),
        UTF16.isTrailSurrogate(next)
      {
        index += 12
        continue
      }
      // One unit of UTF-16 as well, so positions in the text stay the same.
      if UTF16.isSurrogate(unit) { text.replaceSubrange(index + 2..<index + 6, with: "FFFD".utf8) }
      index += 6
    }
    return text
  }

  /// Returns the code unit that an escape denotes; nil for text that isn't one.
  private static func unit(escapedAt index: Int, in text: [UInt8]) -> UInt16? {
    guard index + 6 <= text.count, text[index] == UInt8(ascii: "\\"),
      text[index + 1] == UInt8(ascii: "u")
    else { return nil }
    return UInt16(String(decoding: text[index + 2..<index + 6], as: UTF8.self), radix: 16)
  }
}
