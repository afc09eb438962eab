internal import LintDiagnostics

/// Tells in a moment whether a text can have anything to do with caches.
///
/// Most files that a pre-commit hook is given have not, and a search through the bytes is a
/// hundred times faster than a parser.
enum Mention {
  /// An ElastiCache resource type is named; see ``CacheType``.
  case certain

  /// One may be written with escapes, so that only a parser can tell.
  case possible
  case none

  /// Looks for a mention in a text.
  init(in text: SourceText) {
    let bytes = text.bytes
    var start = 0
    while let offset = Self.firstPlace(in: bytes, or: UInt8(ascii: "\\"), from: start) {
      if bytes[offset] != UInt8(ascii: "\\") {
        if Self.isName(bytes, offset) {
          self = .certain
          return
        }
        start = offset + 1
      } else if Self.mayHide(bytes, offset) {
        self = Self.contains(bytes, from: offset, Self.isName) ? .certain : .possible
        return
      } else {
        start = offset + 2
      }
    }
    self = .none
  }

  /// Whether the text names an ElastiCache resource type.
  static func isFound(in text: SourceText) -> Bool {
    contains(text.bytes, isName)
  }

  /// Whether the text names an ElastiCache resource type of Terraform.
  static func isFoundInTerraform(_ text: SourceText) -> Bool {
    contains(text.bytes, isOfTerraform)
  }

  private static func contains(
    _ bytes: UnsafeRawBufferPointer,
    from start: Int = 0,
    _ isName: (UnsafeRawBufferPointer, Int) -> Bool,
  ) -> Bool {
    var start = start
    while let offset = firstPlace(in: bytes, from: start) {
      if isName(bytes, offset) { return true }
      start = offset + 1
    }
    return false
  }

  /// The next place that has the `l` and the `h` of `elasticache`.
  ///
  /// Little else has these two so far apart, and what is between them may be of any case.
  ///
  /// - Parameter other: a byte to stop at as well.
  private static func firstPlace(
    in bytes: UnsafeRawBufferPointer,
    or other: UInt8? = nil,
    from start: Int,
  ) -> Int? {
    let (first, last) = (UInt8(ascii: "l"), UInt8(ascii: "h"))
    guard let other else { return bytes.firstOffset(of: first, and: last, at: 8, from: start) }
    return bytes.firstOffset(of: first, and: last, at: 8, or: other, from: start)
  }

  /// Whether the `l` at an offset is that of a resource type.
  private static func isName(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Bool {
    bytes.hasBytes("AWS::ElastiCache::", at: offset - 6) || isOfTerraform(bytes, offset)
      // Two mistakes that CloudFormation refuses, and nobody should take for no cache at all.
      || bytes.hasBytes("AWS::Elasticache::", at: offset - 6)
      || bytes.hasBytes("AWS::elasticache::", at: offset - 6)
  }

  private static func isOfTerraform(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Bool {
    bytes.hasBytes("aws_elasticache_", at: offset - 5)
      || bytes.hasBytes("awscc_elasticache_", at: offset - 7)
  }

  /// Whether the text may deploy templates that lie beside it.
  static func ofNestedStack(isFoundIn text: SourceText) -> Bool {
    text.contains("AWS::CloudFormation::Stack") || text.contains("AWS::Serverless::Application")
  }

  /// Whether what begins with a backslash can be part of a name.
  ///
  /// In double quotes `\u`, `\U` and `\x` can spell any letter, and a backslash before the end of
  /// a line joins two halves of a word. Other escapes make no letter of a name.
  private static func mayHide(_ bytes: UnsafeRawBufferPointer, _ backslash: Int) -> Bool {
    guard backslash + 1 < bytes.count else { return false }
    switch bytes[backslash + 1] {
    case UInt8(ascii: "u"):
      // Terraform writes `<`, `>` and `&` so, and plans are full of them.
      return !bytes.hasBytes("\\u003c", at: backslash) && !bytes.hasBytes("\\u003e", at: backslash)
        && !bytes.hasBytes("\\u0026", at: backslash)
    case UInt8(ascii: "U"), UInt8(ascii: "x"), 0x0A, 0x0D, 0x20, 0x09: return true
    default: return false
    }
  }
}
