package import LintDiagnostics
internal import LintSyntax
package import LintText

/// The uses of values in the modules that a limit passes through.
package struct VariableUses {
  private var uses: [Use] = []

  /// An expression that refers to a value.
  fileprivate struct Use {
    /// The names of the reference, from that of the variable, local value or output on.
    let names: [Text]

    /// Whether it is a part of the value of a collection that repeats a block.
    let isOfEach: Bool

    /// Whether the value of a limit passes through it.
    let isOnWay: Bool

    /// Whether it sets a limit, or only checks a value.
    let isHarmless: Bool

    /// The names under which others refer to what it sets.
    let target: [Text]
  }

  /// Finds the uses in the modules of some places.
  ///
  /// - Parameters:
  ///   - way: the places through which the value of a limit passes.
  ///   - texts: all texts, by path.
  package init(along way: [Place], in texts: [Text: ParsedText]) {
    let ranges = Dictionary(grouping: way) { Text($0.path) }.mapValues { $0.map(\.range.offsets) }
    let folders = Set(ranges.keys.map(\.folder))
    for (path, text) in texts where folders.contains(path.folder) {
      add(text, ranges[path] ?? [])
    }
  }

  /// Whether the modules use a variable, or something that gets its value, for more than limits.
  package func areOther(than variable: Text) -> Bool {
    var known: Set<[Text]> = [[variable]]
    var count = 0
    while known.count > count {
      count = known.count
      for use in uses where use.isOnWay && use.concerns(anyOf: known) { known.insert(use.target) }
    }
    return uses.contains { !$0.isOnWay && !$0.isHarmless && $0.concerns(anyOf: known) }
  }

  // MARK: Search

  private mutating func add(_ text: ParsedText, _ way: [Range<Int>]) {
    if let file = try? HCLReader().read(text.source) {
      var bodies: [(keys: [Text], body: HCLBody)] = [([], file.body)]
      while let (keys, body) = bodies.popLast() {
        for attribute in body.attributes {
          guard let tree = attribute.tree else { continue }
          add(tree, Scope(keys + [attribute.name], attribute.valueRange), way)
        }
        bodies += body.blocks.map { (keys + [$0.type] + $0.labels, $0.body) }
      }
    } else {
      for document in text.documents ?? [] {
        guard let root = document.root, let tree = try? HCLTree(root, in: text.source) else {
          continue
        }
        add(tree, Scope([], root.range), way)
      }
    }
  }

  /// An argument or an entry of an object.
  private struct Scope {
    /// The types and labels of the blocks around it, and its names, as the keys in JSON.
    let keys: [Text]
    let range: Range<Int>

    init(_ keys: [Text], _ range: Range<Int>) {
      self.keys = keys
      self.range = range
    }

    /// Whether it sets the limit of a cache, orders deployments, or only checks a value.
    var isHarmless: Bool {
      guard let name = keys.last else { return false }
      switch (keys.first, keys.count) {
      case ("resource", 4):
        return name == "snapshot_retention_limit" && VariableUses.isCache(keys[1])
          || name == "depends_on"
      case ("resource", 6), ("data", 6):
        return keys[3] == "lifecycle" && isCheck
      case ("variable", 4), ("output", 4): return isCheck
      case ("output", 3), ("module", 3): return name == "depends_on"
      default: return false
      }
    }

    /// Whether it is an argument of a block that checks a value.
    private var isCheck: Bool {
      guard let name = keys.last, let block = keys.dropLast().last else { return false }
      return ["condition", "error_message"].contains(name)
        && ["validation", "precondition", "postcondition"].contains(block)
    }
  }

  private static func isCache(_ type: Text) -> Bool {
    type.hasPrefix("aws_elasticache_") || type.hasPrefix("awscc_elasticache_")
  }

  private mutating func add(_ tree: HCLTree, _ scope: Scope, _ way: [Range<Int>]) {
    let references = Dictionary(tree.references.map { ($0.node, $0.names) }) { first, _ in first }
    var open = [(node: tree.root, scope: scope)]
    while let (node, scope) = open.popLast() {
      if let (root, names) = references[node].flatMap(Self.parts) {
        uses.append(
          Use(
            names: names,
            isOfEach: root == "each",
            isOnWay: way.contains { $0.overlaps(scope.range) },
            isHarmless: scope.isHarmless,
            target: Self.target(scope.keys),
          )
        )
      }
      var children = tree.children(of: node)
      if tree[node].kind == .entry, children.count == 2 {
        let value = children.removeLast()
        let keys = scope.keys + [tree.string(of: children[0])]
        open.append((value, Scope(keys, tree.range(of: value))))
      }
      open += children.map { ($0, scope) }
    }
  }

  /// Returns the first name of a reference, and its names from that of the value on; nil if it is
  /// to no part of a block.
  ///
  /// A reference to a whole cache counts as one to its limit, since others may take that from it.
  private static func parts(_ names: [Text]) -> (root: Text, names: [Text])? {
    guard let root = names.first else { return nil }
    let isNamed = ["var", "local", "each"].contains(root)
    let rest = Array(names.dropFirst(isNamed ? 1 : 2))
    if rest.isEmpty, isCache(root) { return (root, ["snapshot_retention_limit"]) }
    return rest.isEmpty ? nil : (root, rest)
  }

  /// Returns the names under which others refer to the value at some keys, without the names of the
  /// blocks of a file in JSON.
  private static func target(_ keys: [Text]) -> [Text] {
    switch keys.first {
    case "locals" where keys.count > 1: Array(keys.dropFirst())
    case "output" where keys.count > 1: [keys[1]]
    case "module" where keys.count > 2: Array(keys.dropFirst(2))
    case "resource" where keys.count > 3: Array(keys.dropFirst(3))
    default: keys
    }
  }
}

extension VariableUses.Use {
  /// Whether it refers to one of some values, to a part of one, or to what has one as a part.
  fileprivate func concerns(anyOf values: Set<[Text]>) -> Bool {
    values.contains { value in
      if isOfEach { return names.count < 2 || names.last == value.last }
      return names.starts(with: value) || value.starts(with: names)
    }
  }
}

extension Text {
  /// The folder of a path.
  package var folder: Text {
    utf8.lastIndex(of: UInt8(ascii: "/")).map { Text(utf8[..<$0]) } ?? "."
  }
}
