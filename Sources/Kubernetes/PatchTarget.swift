internal import LintModel
internal import LintSyntax
internal import LintText

/// The resources that a patch of Kustomize changes: regular expressions that match whole values.
struct PatchTarget {
  private let node: Node

  /// - Parameter node: the target of a patch, or of a replacement.
  init(_ node: Node) { self.node = node }

  /// Whether it may select one of some caches.
  ///
  /// Labels, annotations and versions are not compared.
  ///
  /// - Parameter isRenamed: whether the names have a prefix or a suffix where the patch is applied.
  func mayMatch(_ caches: PatchableCaches, isRenamed: Bool) -> Bool {
    guard mayHaveGroup else { return false }
    return caches.namesByKind.contains { kind, names in
      mayMatch("kind", kind) && mayHaveOne(of: names, isRenamed: isRenamed)
    }
  }

  /// Whether it may select a cache of any name.
  var mayBeCache: Bool {
    let kinds: [Text] = ["ReplicationGroup", "CacheCluster", "ServerlessCache", "Cluster"]
    return mayHaveGroup && kinds.contains { mayMatch("kind", $0) }
  }

  private var mayHaveGroup: Bool {
    guard let group = node["group"]?.text, !group.isEmpty else { return true }
    // A point is a part of every name of a group.
    return ResourceKind.isGroup(group) || group.utf8.contains(where: Self.isSpecialInGroup)
  }

  private func mayHaveOne(of names: Set<Text>, isRenamed: Bool) -> Bool {
    if let pattern = node["name"]?.text, !pattern.isEmpty, !isRenamed, !Self.isSpecial(pattern) {
      return names.contains(pattern.trimming(" "))
    }
    return names.contains { mayHaveName($0, isRenamed: isRenamed) }
  }

  private func mayHaveName(_ name: Text, isRenamed: Bool) -> Bool {
    if mayMatch("name", name) { return true }
    guard isRenamed, let pattern = node["name"]?.text else { return false }
    return Self.isSpecial(pattern) || pattern.split(separator: name).count > 1
  }

  private func mayMatch(_ field: StaticString, _ value: Text) -> Bool {
    guard let pattern = node[field]?.text, !pattern.isEmpty else { return true }
    guard pattern.contains("("), !Self.isPlainGroup(pattern) else {
      return pattern.split(separator: "|").contains { Self.mayMatch($0.trimming("^$() "), value) }
    }
    // A value that groups of words match is made of these words.
    guard pattern.utf8.allSatisfy(Self.isWordOrGroup) else { return true }
    let words = pattern.utf8.split(whereSeparator: Self.specialBytes.contains).map { Text($0) }
    return words.contains { value.split(separator: $0).count > 1 }
  }

  /// Whether the only parentheses are around the whole pattern.
  private static func isPlainGroup(_ pattern: Text) -> Bool {
    let inner = pattern.trimming("^$ ")
    return inner.hasPrefix("(") && inner.hasSuffix(")") && !inner.hasPrefix("(?")
      && inner.utf8.count { $0 == UInt8(ascii: "(") } == 1
  }

  private static func isWordOrGroup(_ byte: UInt8) -> Bool {
    !specialBytes.contains(byte) || "()|^$".utf8.contains(byte)
  }

  /// Whether an alternative without groups may match a value.
  private static func mayMatch(_ alternative: Text, _ value: Text) -> Bool {
    guard isSpecial(alternative) else { return value == alternative }
    let bytes = Array(alternative.utf8)
    if !bytes.contains(where: isSpecialInGroup) {
      return bytes.count == value.utf8.count
        && zip(bytes, value.utf8).allSatisfy { $0 == UInt8(ascii: ".") || $0 == $1 }
    }
    let start = bytes.prefix { !specialBytes.contains($0) }
    // The last character may be repeated, or missing.
    let isRepeated = bytes.count > start.count && "*?{".utf8.contains(bytes[start.count])
    guard start.allSatisfy({ $0 < 0x80 }) else { return true }
    return value.hasPrefix(Text(decoding: isRepeated ? start.dropLast() : start))
  }

  private static let specialBytes = Set(".*+?[]{}\\()|^$".utf8)

  private static func isSpecialInGroup(_ byte: UInt8) -> Bool {
    specialBytes.contains(byte) && byte != UInt8(ascii: ".")
  }

  /// Whether a text is a pattern rather than a name.
  private static func isSpecial(_ text: Text) -> Bool {
    text.utf8.contains(where: specialBytes.contains)
  }
}
