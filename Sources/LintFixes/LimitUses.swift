internal import LintDiagnostics
internal import LintSyntax
package import LintText

/// The expressions of a configuration that read the limit of a resource, and so depend on it.
package struct LimitUses {
  /// Whether there are any.
  package private(set) var exist = false

  private let type: Text
  private let name: Text

  private static let limit: Text = "snapshot_retention_limit"

  /// Finds the uses of the limit of a resource.
  ///
  /// - Parameters:
  ///   - address: the address of the resource.
  ///   - type: its type.
  ///   - folder: the folder of its module.
  ///   - texts: all texts, by path.
  package init(of address: Text, type: Text, in folder: Text, among texts: [Text: ParsedText]) {
    self.type = type
    name = Self.name(in: address, type)
    for (path, text) in texts {
      let isOwn = path.folder == folder
      guard isOwn || text.contains("snapshot_retention_limit") else { continue }
      if reads(text, isOwn: isOwn) {
        exist = true
        return
      }
    }
  }

  /// Returns the name in an address such as `module.a.aws_elasticache_cluster.b["c"]`.
  private static func name(in address: Text, _ type: Text) -> Text {
    let parts = address.split(separator: ".")
    guard let index = parts.lastIndex(of: type), index + 1 < parts.count else { return "" }
    return Text(decoding: parts[index + 1].utf8.prefix { $0 != UInt8(ascii: "[") })
  }

  private func reads(_ text: ParsedText, isOwn: Bool) -> Bool {
    if let file = try? HCLReader().read(text.source) {
      var bodies: [(keys: [Text], body: HCLBody)] = [([], file.body)]
      while let (keys, body) = bodies.popLast() {
        for attribute in body.attributes {
          guard let tree = attribute.tree else { continue }
          if reads(tree, keys + [attribute.name], text, isOwn: isOwn) { return true }
        }
        bodies += body.blocks.map { (keys + [$0.type] + $0.labels, $0.body) }
      }
      return false
    }
    return (text.documents ?? []).contains { document in
      guard let root = document.root, let tree = try? HCLTree(root, in: text.source) else {
        return false
      }
      return reads(tree, [], text, isOwn: isOwn)
    }
  }

  private func reads(_ tree: HCLTree, _ keys: [Text], _ text: ParsedText, isOwn: Bool) -> Bool {
    let references = Dictionary(tree.references.map { ($0.node, $0) }) { first, _ in first }
    var open = [(node: tree.root, keys: keys)]
    while let (node, keys) = open.popLast() {
      if let reference = references[node], isUse(reference, keys, text, isOwn: isOwn) {
        return true
      }
      var children = tree.children(of: node)
      if tree[node].kind == .entry, children.count == 2 {
        let value = children.removeLast()
        open.append((value, keys + [tree.string(of: children[0])]))
      }
      open += children.map { ($0, keys) }
    }
    return false
  }

  /// Whether a reference in the value at some keys reads the limit.
  private func isUse(
    _ reference: HCLTree.Reference,
    _ keys: [Text],
    _ text: ParsedText,
    isOwn: Bool,
  ) -> Bool {
    let names = reference.names + Self.attributes(after: reference.range, in: text)
    switch names.first {
    case "self": return isOwn && keys.starts(with: ["resource", type, name]) && isLimit(names, 1)
    case "module": return names.contains(Self.limit)
    case "data":
      return names.count > 1 && names[1].hasPrefix("aws_elasticache_")
        && names.contains(Self.limit)
    case type where isOwn && names.count > 1 && names[1] == name:
      if names.count > 2 { return isLimit(names, 2) && !setsLimit(keys) }
      return !isHarmlessWhole(keys)
    default: return false
    }
  }

  private func isLimit(_ names: [Text], _ index: Int) -> Bool {
    names.count > index && names[index] == Self.limit
  }

  /// Whether the value at some keys is the limit of a cache, which is judged too.
  private func setsLimit(_ keys: [Text]) -> Bool {
    keys.count == 4 && keys[0] == "resource" && keys[1].hasPrefix("aws_elasticache_")
      && keys[3] == Self.limit
  }

  /// Whether the value at some keys may be a whole resource without reading its limit: it orders
  /// deployments, or is an output, whose uses are found by the name of the limit.
  private func isHarmlessWhole(_ keys: [Text]) -> Bool {
    guard let first = keys.first, let last = keys.last else { return false }
    return ["output", "moved", "import", "removed"].contains(first)
      || ["depends_on", "replace_triggered_by"].contains(last)
  }

  /// Returns the attributes after a reference with an index or splat, such as those of
  /// `aws_elasticache_cluster.a[0].engine`.
  private static func attributes(after range: Range<Int>, in text: ParsedText) -> [Text] {
    let end = min(range.upperBound + 256, text.bytes.count)
    guard range.upperBound < end else { return [] }
    var rest = text.source.string(range.upperBound..<end)[...]
    if rest.hasPrefix("[") {
      guard let close = rest.firstIndex(of: "]") else { return [] }
      rest = rest[rest.index(after: close)...]
    } else if rest.hasPrefix(".*") {
      rest = rest.dropFirst(2)
    }
    guard rest.hasPrefix(".") else { return [] }
    let word = rest.dropFirst().prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    return word.isEmpty ? [] : [Text(String(word))]
  }
}
