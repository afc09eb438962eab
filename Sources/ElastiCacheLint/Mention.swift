internal import LintDiagnostics

/// Tells in a moment whether a text can have anything to do with caches.
///
/// Most files that a pre-commit hook is given have not, and a search through the bytes is a
/// hundred times faster than a parser.
enum Mention {
  /// Whether the text names an ElastiCache resource type; see ``CacheType``.
  static func isFound(in text: SourceText) -> Bool {
    contains("AWS::ElastiCache::", text.bytes) || isFoundInTerraform(text)
  }

  /// Whether the text names an ElastiCache resource type of Terraform.
  static func isFoundInTerraform(_ text: SourceText) -> Bool {
    contains("aws_elasticache_", text.bytes) || contains("awscc_elasticache_", text.bytes)
  }

  /// Whether the text may deploy templates that lie beside it.
  static func ofNestedStack(isFoundIn text: SourceText) -> Bool {
    contains("AWS::CloudFormation::Stack", text.bytes)
      || contains("AWS::Serverless::Application", text.bytes)
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

  /// Searches for the last letter-like byte pair first: `_` or `:` after an `e` or another one.
  private static func contains(_ name: StaticString, _ bytes: UnsafeRawBufferPointer) -> Bool {
    let count = name.utf8CodeUnitCount
    guard bytes.count >= count else { return false }
    return name.withUTF8Buffer { wanted in
      let first = SIMD16<UInt8>(repeating: wanted[0])
      let last = SIMD16<UInt8>(repeating: wanted[count - 1])
      var offset = 0
      // Where first and last byte are right in the same place, the rest is compared.
      while offset + 16 + count <= bytes.count {
        let heads = bytes.loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self)
        let tails = bytes.loadUnaligned(fromByteOffset: offset + count - 1, as: SIMD16<UInt8>.self)
        let hits = (heads .== first) .& (tails .== last)
        if any(hits) {
          for lane in 0..<16 where hits[lane] {
            if bytes[(offset + lane)...].starts(with: wanted) { return true }
          }
        }
        offset += 16
      }
      while offset + count <= bytes.count {
        if bytes[offset] == wanted[0], bytes[offset...].starts(with: wanted) { return true }
        offset += 1
      }
      return false
    }
  }
}
