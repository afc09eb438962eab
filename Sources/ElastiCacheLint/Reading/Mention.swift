internal import LintText

/// Determines quickly whether a text may concern caches.
///
/// Most files passed to a pre-commit hook don't, and a byte search is a hundred times faster than a
/// parser.
enum Mention {
  /// The text names an ElastiCache resource type, or has a loop and part of such a name; see
  /// ``CacheType``.
  case certain

  /// A loop may build a type from unknown parts, so the text must be parsed.
  case possible
  case none

  /// Looks for a mention in a text.
  init(in text: SourceText) {
    let bytes = text.bytes
    if Self.contains(bytes, Self.isName) {
      self = .certain
    } else if Self.contains(bytes, anyOf: ["Fn::ForEach"]) {
      self = Self.contains(bytes, anyOf: Self.partsOfNames) ? .certain : .possible
    } else {
      self = .none
    }
  }

  /// The literal parts of types whose other part is the identifier of a loop:
  /// `AWS::${Service}::CacheCluster`.
  private static let partsOfNames: [StaticString] = [
    "ElastiCache", "CacheCluster", "ReplicationGroup", "ServerlessCache",
  ]

  /// Whether the text names an ElastiCache resource type.
  static func isFound(in text: SourceText) -> Bool {
    Mention(in: text) == .certain
  }

  /// Whether the text names an ElastiCache resource type of Terraform.
  static func isFoundInTerraform(_ text: SourceText) -> Bool {
    contains(text.bytes, isOfTerraform)
  }

  /// Whether the text may deploy templates in neighboring files.
  static func ofNestedStack(isFoundIn text: SourceText) -> Bool {
    contains(
      text.bytes,
      anyOf: ["AWS::CloudFormation::Stack", "AWS::Serverless::Application"]
    )
  }

  /// Whether a name occurs, literally or with escapes.
  private static func contains(
    _ bytes: UnsafeRawBufferPointer,
    _ isName: (UnsafeRawBufferPointer, Int) -> Bool,
  ) -> Bool {
    var start = 0
    while let offset = firstPlace(in: bytes, or: UInt8(ascii: "\\"), from: start) {
      if bytes[offset] != UInt8(ascii: "\\") {
        if isName(bytes, offset) { return true }
        start = offset + 1
      } else if TypeEscape.begins(at: offset, in: bytes) {
        // Plans are full of escapes, but their names are plain.
        return containsPlain(bytes, from: offset, isName)
          || TypeEscape.resolved(in: bytes, from: offset).withUnsafeBytes {
            containsPlain($0, from: 0, isName)
          }
      } else {
        start = offset + 2
      }
    }
    return false
  }

  private static func containsPlain(
    _ bytes: UnsafeRawBufferPointer,
    from start: Int,
    _ isName: (UnsafeRawBufferPointer, Int) -> Bool,
  ) -> Bool {
    var start = start
    while let offset = firstPlace(in: bytes, from: start) {
      if isName(bytes, offset) { return true }
      start = offset + 1
    }
    return false
  }

  /// Whether one of several words occurs, literally or with escapes.
  private static func contains(
    _ bytes: UnsafeRawBufferPointer,
    anyOf words: [StaticString],
  ) -> Bool {
    if words.contains(where: bytes.contains) { return true }
    guard let escape = TypeEscape.first(in: bytes) else { return false }
    return TypeEscape.resolved(in: bytes, from: escape).withUnsafeBytes { resolved in
      words.contains(where: resolved.contains)
    }
  }

  /// Returns the next offset with the `l` and the `h` of `elasticache`.
  ///
  /// Few other texts have these two letters at this distance, and the case of the letters between
  /// them may vary.
  ///
  /// - Parameter other: another byte to stop at.
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
      // Misspellings that CloudFormation refuses; skipping them would hide a cache.
      || bytes.hasBytes("AWS::Elasticache::", at: offset - 6)
      || bytes.hasBytes("AWS::elasticache::", at: offset - 6)
  }

  private static func isOfTerraform(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Bool {
    bytes.hasBytes("aws_elasticache_", at: offset - 5)
      || bytes.hasBytes("awscc_elasticache_", at: offset - 7)
  }
}
