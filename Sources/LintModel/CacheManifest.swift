package import LintText

/// Manifests of Kubernetes that declare caches, in texts of other forms.
package enum CacheManifest {
  /// The beginnings of `apiVersion`; without a version, a group is only mentioned, as in a role.
  private static let groups: [StaticString] = [
    "elasticache.services.k8s.aws/", "elasticache.aws.upbound.io/",
    "elasticache.aws.m.upbound.io/", "cache.aws.crossplane.io/",
    "elasticache.aws.crossplane.io/", "elasticache.aws.jet.crossplane.io/",
  ]

  /// The beginning of the group of Cloud Control.
  private static let controlGroup: StaticString = "cloudcontrol.aws."

  /// The kinds of caches; `Cluster` is one of Crossplane only.
  private static let kinds: ArraySlice<StaticString> = [
    "ReplicationGroup", "CacheCluster", "ServerlessCache", "Cluster",
  ]

  /// Whether a text has a manifest that declares a cache, or a manifest of their group whose kind is
  /// not known.
  package static func mayDeclareCache(_ text: UnsafeRawBufferPointer) -> Bool {
    isNamed(in: text) && mayHaveKind(text) || isControlled(in: text)
  }

  /// Whether a text has a manifest that declares a cache, or a manifest of their group whose kind is
  /// not known.
  package static func mayDeclareCache(in text: SourceText) -> Bool {
    (groups + [controlGroup]).contains { text.mayContain($0) } && mayDeclareCache(text.bytes)
  }

  /// Whether a text may have such a manifest, or build one from parts.
  package static func mayBeFound(in text: SourceText) -> Bool {
    CacheNames.kubernetes.areFound(in: text) || text.contains("cache.aws.crossplane.io")
      || text.mayContain(controlGroup) && isControlled(in: text.bytes)
  }

  /// Whether a text names a group of caches in an `apiVersion`.
  package static func isNamed(in text: UnsafeRawBufferPointer) -> Bool {
    groups.contains { group in
      var start = 0
      while let offset = text.firstOffset(of: group, from: start) {
        start = offset + group.utf8CodeUnitCount
        // A version, or an expression that yields one.
        if start == text.count || "v${%".utf8.contains(text[start]) { return true }
      }
      return false
    }
  }

  /// Whether a text has a manifest of Crossplane with a cache of Cloud Control.
  private static func isControlled(in text: UnsafeRawBufferPointer) -> Bool {
    guard text.contains(controlGroup), text.contains("typeName") else { return false }
    return kinds.dropLast().contains { kind in
      var start = 0
      while let offset = text.firstOffset(of: kind, from: start) {
        if text.hasBytes("AWS::ElastiCache::", at: offset - 18) { return true }
        start = offset + 1
      }
      return false
    }
  }

  // MARK: Kinds

  /// Whether a kind of the groups is a cache.
  package static func isCache(kind: Text) -> Bool { kinds.contains { kind == Text("\($0)") } }

  /// Whether one of the kinds that a text gives is that of a cache, or computed, or it gives none.
  package static func mayHaveKind(_ text: UnsafeRawBufferPointer) -> Bool {
    // Other operators have kinds of that name, which manifests refer to.
    let kinds = text.contains("elasticache.aws.") ? Self.kinds : Self.kinds.dropLast()
    var (start, hasKind) = (0, false)
    while let offset = text.firstOffset(of: "kind", from: start) {
      start = offset + 4
      var (value, isGiven) = (start, false)
      while value < text.count, separators.contains(text[value]) {
        isGiven = isGiven || text[value] == UInt8(ascii: ":") || text[value] == UInt8(ascii: "=")
        value += 1
      }
      guard isGiven else { continue }
      hasKind = true
      let end = text[value...].firstIndex { !isLetter($0) } ?? text.count
      if end == value || end < text.count && "${(.[".utf8.contains(text[end]) { return true }
      let isCache = kinds.contains { kind in
        kind.utf8CodeUnitCount == end - value && text.hasBytes(kind, at: value)
      }
      if isCache { return true }
      start = end
    }
    return !hasKind
  }

  /// The bytes between a key and its value in YAML, JSON, in texts in these, and in HCL.
  private static let separators = Set(" \t\"'\\:=".utf8)

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
