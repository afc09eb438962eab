internal import LintDiagnostics
internal import LintSyntax
package import LintText

/// The expressions of configurations that may read the limits of resources, and so depend on them.
package struct LimitUses {
  private let uses: [Use]

  /// A reference that may read a limit, and the keys at which its value is written.
  private struct Use {
    let names: [Text]
    let keys: [Text]
    let folder: Text
  }

  private static let limit: Text = "snapshot_retention_limit"

  /// Finds the uses in texts.
  ///
  /// Those of all resources at once: a file may have thousands.
  ///
  /// - Parameter texts: all texts, by path.
  package init(in texts: [Text: ParsedText]) {
    uses = texts.flatMap { path, text in Self.uses(in: text, path.folder) }
  }

  /// Whether something reads the limit of a resource.
  ///
  /// - Parameters:
  ///   - address: the address of the resource.
  ///   - type: its type.
  ///   - folder: the folder of its module.
  package func include(limitOf address: Text, type: Text, in folder: Text) -> Bool {
    let name = Self.name(in: address, type)
    return uses.contains { Self.reads($0, type, name, isOwn: $0.folder == folder) }
  }

  /// Returns the name in an address such as `module.a.aws_elasticache_cluster.b["c"]`.
  private static func name(in address: Text, _ type: Text) -> Text {
    let parts = address.split(separator: ".")
    guard let index = parts.lastIndex(of: type), index + 1 < parts.count else { return "" }
    return Text(decoding: parts[index + 1].utf8.prefix { $0 != UInt8(ascii: "[") })
  }

  private static func uses(in text: ParsedText, _ folder: Text) -> [Use] {
    if let file = try? HCLReader().read(text.source) {
      var uses: [Use] = []
      var bodies: [(keys: [Text], body: HCLBody)] = [([], file.body)]
      while let (keys, body) = bodies.popLast() {
        for attribute in body.attributes {
          guard let tree = attribute.tree else { continue }
          uses += self.uses(in: tree, keys + [attribute.name], text, folder)
        }
        bodies += body.blocks.map { (keys + [$0.type] + $0.labels, $0.body) }
      }
      return uses
    }
    return (text.documents ?? []).flatMap { document -> [Use] in
      guard let root = document.root, let tree = try? HCLTree(root, in: text.source) else {
        return []
      }
      return uses(in: tree, [], text, folder)
    }
  }

  private static func uses(
    in tree: HCLTree,
    _ keys: [Text],
    _ text: ParsedText,
    _ folder: Text,
  ) -> [Use] {
    let references = Dictionary(tree.references.map { ($0.node, $0) }) { first, _ in first }
    guard !references.isEmpty else { return [] }
    var uses: [Use] = []
    var open = [(node: tree.root, keys: keys)]
    while let (node, keys) = open.popLast() {
      if let reference = references[node], mayRead(reference) {
        let names = reference.names + attributes(after: reference.range, in: text)
        uses.append(Use(names: names, keys: keys, folder: folder))
      }
      var children = tree.children(of: node)
      if tree[node].kind == .entry, children.count == 2 {
        let value = children.removeLast()
        open.append((value, keys + [tree.string(of: children[0])]))
      }
      open += children.map { ($0, keys) }
    }
    return uses
  }

  private static func mayRead(_ reference: HCLTree.Reference) -> Bool {
    guard let first = reference.names.first else { return false }
    return first == "self" || first == "module" || first == "data"
      || first.contains("_elasticache_")
  }

  /// Whether a reference reads the limit of a resource.
  private static func reads(_ use: Use, _ type: Text, _ name: Text, isOwn: Bool) -> Bool {
    let names = use.names
    switch names.first {
    case "self":
      return isOwn && use.keys.starts(with: ["resource", type, name]) && isLimit(names, 1)
    case "module": return names.contains(limit)
    case "data":
      return names.count > 1 && names[1].hasPrefix("aws_elasticache_") && names.contains(limit)
    case type where isOwn && names.count > 1 && names[1] == name:
      if names.count > 2 { return isLimit(names, 2) && !setsLimit(use.keys) }
      return !isHarmlessWhole(use.keys)
    default: return false
    }
  }

  private static func isLimit(_ names: [Text], _ index: Int) -> Bool {
    names.count > index && names[index] == limit
  }

  /// Whether the value at some keys is the limit of a cache, which is judged too.
  private static func setsLimit(_ keys: [Text]) -> Bool {
    keys.count == 4 && keys[0] == "resource" && keys[1].hasPrefix("aws_elasticache_")
      && keys[3] == limit
  }

  /// Whether the value at some keys may be a whole resource without reading its limit: it orders
  /// deployments, or is an output, whose uses are found by the name of the limit.
  private static func isHarmlessWhole(_ keys: [Text]) -> Bool {
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
