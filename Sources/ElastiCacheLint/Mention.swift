internal import LintDiagnostics

/// Tells in a moment whether a text can have anything to do with caches.
///
/// Most files that a pre-commit hook is given have not, and a search through the bytes is a
/// hundred times faster than a parser.
enum Mention {
  /// Whether the text names an ElastiCache resource type; see ``CacheType``.
  static func isFound(in text: SourceText) -> Bool {
    contains(text.bytes) { bytes, offset in
      bytes.hasBytes("AWS::ElastiCache::", at: offset - 6) || isOfTerraform(bytes, offset)
    }
  }

  /// Whether the text names an ElastiCache resource type of Terraform.
  static func isFoundInTerraform(_ text: SourceText) -> Bool {
    contains(text.bytes, isOfTerraform)
  }

  /// Asks of each place that has the `l` and the `h` of `elasticache` whether the `l` is that of a
  /// name.
  ///
  /// Little else has these two so far apart, and what is between them may be of any case.
  private static func contains(
    _ bytes: UnsafeRawBufferPointer,
    _ isName: (UnsafeRawBufferPointer, Int) -> Bool,
  ) -> Bool {
    var start = 0
    while let offset = bytes.firstOffset(
      of: UInt8(ascii: "l"),
      and: UInt8(ascii: "h"),
      at: 8,
      from: start,
    ) {
      if isName(bytes, offset) { return true }
      start = offset + 1
    }
    return false
  }

  private static func isOfTerraform(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Bool {
    bytes.hasBytes("aws_elasticache_", at: offset - 5)
      || bytes.hasBytes("awscc_elasticache_", at: offset - 7)
  }

  /// Whether the text may deploy templates that lie beside it.
  static func ofNestedStack(isFoundIn text: SourceText) -> Bool {
    text.contains("AWS::CloudFormation::Stack") || text.contains("AWS::Serverless::Application")
  }

  /// Whether a name could be written with escapes, so that only a parser can tell.
  ///
  /// In double quotes `\u`, `\U` and `\x` can spell any letter, and a backslash before the end of
  /// a line joins two halves of a word. Other escapes make no letter of a name.
  static func mayBeHidden(in text: SourceText) -> Bool {
    let bytes = text.bytes
    var start = 0
    while let backslash = bytes.firstOffset(of: UInt8(ascii: "\\"), from: start) {
      guard backslash + 1 < bytes.count else { return false }
      switch bytes[backslash + 1] {
      case UInt8(ascii: "u"), UInt8(ascii: "U"), UInt8(ascii: "x"), 0x0A, 0x0D, 0x20, 0x09:
        return true
      default:
        start = backslash + 2
      }
    }
    return false
  }
}
