package import LintText

/// How certainly a text concerns caches.
///
/// Most files passed to a pre-commit hook don't, and a byte search is a hundred times faster than a
/// parser.
package enum Mention: Comparable, Sendable {
  case none

  /// The text names no cache, but may deploy a template that does.
  case indirect

  /// The text may build the name of a resource type from unknown parts, so it must be parsed.
  case possible

  /// The text names an ElastiCache resource type; see ``CacheType``.
  case certain
}

/// The beginnings of names of resource types, each with `elasticache` in any case of its letters.
package struct CacheNames: Sendable {
  /// The names in templates, and misspellings that CloudFormation refuses; skipping those would
  /// hide a cache.
  package static let cloudFormation = CacheNames([
    ("AWS::ElastiCache::", 6), ("AWS::Elasticache::", 6), ("AWS::elasticache::", 6),
  ])

  /// The API groups of manifests.
  package static let kubernetes = CacheNames([
    ("elasticache.services.k8s.aws", 1), ("elasticache.aws.upbound.io", 1),
    ("elasticache.aws.m.upbound.io", 1), ("elasticache.aws.crossplane.io", 1),
    ("elasticache.aws.jet.crossplane.io", 1),
  ])

  /// The names in both AWS providers of Pulumi; ARNs have a region in place of the type.
  package static let pulumi = CacheNames([
    ("aws:elasticache/", 5), ("aws-native:elasticache:", 12), ("aws:elasticache:Cluster", 5),
    ("aws:elasticache:ReplicationGroup", 5), ("aws:elasticache:ServerlessCache", 5),
  ])

  /// The names in all documents but those of Terraform, which one search finds.
  package static let documents = CacheNames(
    cloudFormation.names + kubernetes.names + pulumi.names
  )

  /// The names in both AWS providers of Terraform.
  package static let terraform = CacheNames([("aws_elasticache_", 5), ("awscc_elasticache_", 7)])

  /// The names, with the offsets of the `l` in them.
  private let names: [(name: StaticString, offset: Int)]

  private init(_ names: [(name: StaticString, offset: Int)]) {
    self.names = names
  }

  /// Whether one of the names occurs in a text, literally or with escapes.
  package func areFound(in text: SourceText) -> Bool {
    let bytes = text.bytes
    let mayBeFound = names.contains { text.mayContain($0.name) }
    guard mayBeFound || bytes.firstOffset(of: UInt8(ascii: "\\")) != nil else { return false }
    var start = 0
    while let offset = Self.firstPlace(in: bytes, or: UInt8(ascii: "\\"), from: start) {
      if bytes[offset] != UInt8(ascii: "\\") {
        if isName(bytes, offset) { return true }
        start = offset + 1
      } else if TypeEscape.begins(at: offset, in: bytes) {
        // Plans are full of escapes, but their names are plain.
        return areFoundPlain(in: bytes, from: offset)
          || TypeEscape.resolved(in: bytes, from: offset).withUnsafeBytes {
            areFoundPlain(in: $0, from: 0)
          }
      } else {
        start = offset + 2
      }
    }
    return false
  }

  private func areFoundPlain(in bytes: UnsafeRawBufferPointer, from start: Int) -> Bool {
    var start = start
    while let offset = Self.firstPlace(in: bytes, from: start) {
      if isName(bytes, offset) { return true }
      start = offset + 1
    }
    return false
  }

  /// Whether the `l` at an offset is that of a name.
  private func isName(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Bool {
    names.contains { bytes.hasBytes($0.name, at: offset - $0.offset) }
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
}

extension SourceText {
  /// Whether one of several words occurs, literally or with escapes.
  package func mentions(anyOf words: [StaticString]) -> Bool {
    if words.contains(where: contains) { return true }
    guard let escape = TypeEscape.first(in: bytes) else { return false }
    return TypeEscape.resolved(in: bytes, from: escape).withUnsafeBytes { resolved in
      words.contains(where: resolved.contains)
    }
  }
}
