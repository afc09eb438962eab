/// One node of a ``Document``.
struct Record {
  var kind: Kind
  var style: ScalarStyle
  /// Whether the content lies in ``Document/unescaped`` instead of the source text.
  var isUnescaped = false
  /// An index into ``Document/tags``; 0 is no tag.
  var tag: UInt16 = 0
  /// Of a scalar: where its content begins.
  ///
  /// Of an alias: the index of the record it stands for.
  var content: UInt32 = 0
  /// Of a scalar: how many bytes its content has; 0 of any other.
  var contentLength: UInt32 = 0
  /// Where the node begins in the source text, its tag and anchor included.
  var start: UInt32
  /// Where it ends.
  var end: UInt32
  /// The index just behind the last record below this one.
  var next: UInt32 = 0

  enum Kind: UInt8 {
    case scalar
    case mapping
    case sequence
    case alias
  }
}
