internal import LintModel
internal import LintSyntax
internal import LintText

/// The resources that a patch of Kustomize changes: regular expressions that match whole values.
struct PatchTarget {
  private let node: Node

  init(_ node: Node) { self.node = node }

  /// Whether it may select one of some caches.
  func mayMatch(_ caches: [Cache]) -> Bool {
    // Labels, annotations and versions are not compared.
    caches.contains { cache in
      let kind = Text(cache.type.rawValue).split(separator: "/").last ?? ""
      return mayMatch("kind", [kind]) && mayMatch("name", [cache.manifestName])
        && (node["group"]?.text.map { Self.isSpecial($0) || ResourceKind.isGroup($0) } ?? true)
    }
  }

  private func mayMatch(_ field: StaticString, _ values: [Text]) -> Bool {
    guard let pattern = node[field]?.text, !pattern.isEmpty else { return true }
    return pattern.split(separator: "|").contains { alternative in
      let alternative = alternative.trimming("^$() ")
      guard Self.isSpecial(alternative) else { return values.contains(alternative) }
      let start = Text(decoding: alternative.utf8.prefix { !Self.specialBytes.contains($0) })
      return values.contains { $0.hasPrefix(start) }
    }
  }

  private static let specialBytes = Set(".*+?[]{}\\".utf8)

  /// Whether a text is more than a plain name; a point is a part of many names.
  private static func isSpecial(_ text: Text) -> Bool {
    text.utf8.contains { specialBytes.contains($0) && $0 != UInt8(ascii: ".") }
  }
}
