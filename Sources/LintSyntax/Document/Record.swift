/// One node of a ``Document``.
struct Record {
  var kind: Kind
  var style: ScalarStyle
  /// Whether the content is in ``Document/unescaped`` instead of the source text.
  var isUnescaped = false
  /// An index into ``Document/tags``; 0 without a tag.
  var tag: UInt16 = 0
  /// The offset of the content of a scalar.
  ///
  /// For an alias, the index of its target's record.
  var content: UInt32 = 0
  /// The size of the content of a scalar in bytes; 0 for other nodes.
  var contentLength: UInt32 = 0
  /// The start of the node in the source text, including its tag and anchor.
  var start: UInt32
  /// The end of the node in the source text.
  var end: UInt32
  /// The index after its last descendant.
  var next: UInt32 = 0

  enum Kind: UInt8 {
    case scalar
    case mapping
    case sequence
    case alias
  }
}
