package import LintText

/// A text that dialects search for what concerns caches.
///
/// They search for a dozen words, but most files have none of them, which one search finds.
package final class CacheSearch {
  package let text: SourceText

  /// Whether the text may have one of the words that dialects search for.
  package private(set) lazy var mayFind = Self.mayHaveWords(text.bytes)

  /// Prepares to search a text.
  package init(_ text: SourceText) {
    self.text = text
  }

  /// The words with a pair of letters that few other texts have, and its offset in them.
  private static let words: [(word: StaticString, offset: Int)] = [
    ("Fn::ForEach", 9), ("patches", 3), ("cache.aws.crossplane.io", 2),
    ("AWS::CloudFormation::Stack", 8), ("::Include", 6),
    ("AWS::Serverless::Application", 19), ("replacements", 2), ("${file(", 1),
  ]

  /// Whether one of the words occurs, or `elasticache` with any letters in place of some, or an
  /// escape that may be a part of one.
  private static func mayHaveWords(_ bytes: UnsafeRawBufferPointer) -> Bool {
    // A large text has one sooner or later.
    guard bytes.count < 1 << 16 else { return true }
    var start = 0
    while let offset = bytes.firstOffset(
      ofPair: ("ch", "ud", "pl", "{f"),
      or: UInt8(ascii: "\\"),
      from: start,
    ) {
      start = offset + 1
      if bytes[offset] == UInt8(ascii: "\\") {
        if TypeEscape.begins(at: offset, in: bytes) { return true }
        start = offset + 2
      } else if bytes.hasBytes("last", at: offset - 7)
        || words.contains(where: { bytes.hasBytes($0.word, at: offset - $0.offset) })
      {
        return true
      }
    }
    return false
  }
}
