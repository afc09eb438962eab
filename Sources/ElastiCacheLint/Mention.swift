internal import LintDiagnostics

/// Tells in a moment whether a text can have anything to do with caches.
///
/// Most files that a pre-commit hook is given have not, and a search through the bytes is a
/// hundred times faster than a parser.
enum Mention {
  /// Whether the text names an ElastiCache resource type; see ``CacheType``.
  static func isFound(in text: SourceText) -> Bool {
    text.contains("AWS::ElastiCache::") || isFoundInTerraform(text)
  }

  /// Whether the text names an ElastiCache resource type of Terraform.
  static func isFoundInTerraform(_ text: SourceText) -> Bool {
    text.contains("aws_elasticache_") || text.contains("awscc_elasticache_")
  }

  /// Whether the text may deploy templates that lie beside it.
  static func ofNestedStack(isFoundIn text: SourceText) -> Bool {
    text.contains("AWS::CloudFormation::Stack")
      || text.contains("AWS::Serverless::Application")
  }

  /// Whether a name could be written with escapes, so that only a parser can tell.
  ///
  /// In double quotes `\u`, `\U` and `\x` can spell any letter, and a backslash before the end of
  /// a line joins two halves of a word. Other escapes make no letter of a name.
  static func mayBeHidden(in text: SourceText) -> Bool {
    let bytes = text.bytes
    var offset = 0
    while let backslash = bytes[offset...].firstIndex(of: UInt8(ascii: "\\")) {
      guard backslash + 1 < bytes.count else { return false }
      switch bytes[backslash + 1] {
      case UInt8(ascii: "u"), UInt8(ascii: "U"), UInt8(ascii: "x"), 0x0A, 0x0D, 0x20, 0x09:
        return true
      default:
        offset = backslash + 2
        if offset >= bytes.count { return false }
      }
    }
    return false
  }
}
