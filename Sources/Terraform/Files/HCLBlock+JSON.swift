internal import LintSyntax
internal import LintText

extension HCLBlock {
  /// Returns the blocks of a JSON configuration that are relevant to caches.
  ///
  /// JSON doesn't distinguish blocks from objects, so the number of labels of each block type must
  /// be known. A list of objects is allowed wherever an object is (Terraform language, "JSON
  /// Configuration Syntax").
  static func blocks(of root: Node) -> [HCLBlock] { blocks(bodies(of: root)) }

  /// Returns the blocks of a Terragrunt configuration in JSON.
  static func terragruntBlocks(of root: Node) -> [HCLBlock] {
    let labeled: [(StaticString, Int)] = [("include", 1), ("generate", 1), ("feature", 1)]
    return blocks(bodies(of: root, labeled + [("locals", 0), ("terraform", 0), ("exclude", 0)]))
  }

  private static func blocks(_ bodies: [Body]) -> [HCLBlock] {
    bodies.map { body in
      HCLBlock(
        type: body.type,
        labels: body.labels,
        header: body.key.range,
        range: body.key.range.lowerBound..<body.object.range.upperBound,
        body: HCLBody(
          attributes: body.object.entries.compactMap(HCLAttribute.init),
          blocks: nestedBlocks(of: body.object, in: body.type),
        ),
      )
    }
  }

  /// The blocks in other blocks that are relevant to caches.
  private static func nestedBlocks(of object: Node, in type: Text) -> [HCLBlock] {
    let inner: StaticString
    switch type {
    case "variable": inner = "validation"
    case "resource", "data": inner = "lifecycle"
    case "lifecycle": inner = "precondition"
    default: return []
    }
    return object.entry(inner).map { entry in
      blocks(bodies("\(inner)", labels: [], entry.key, entry.value, 0))
    } ?? []
  }

  /// Returns the `"//"` members of the resources and module calls of a JSON configuration, each
  /// with the header of its block.
  static func comments(of root: Node) -> [(header: Range<Int>, comment: Node)] {
    bodies(of: root).filter { $0.type == "resource" || $0.type == "module" }
      .compactMap { body in body.object["//"].map { (body.key.range, $0) } }
  }

  /// One block and its contents.
  private struct Body {
    let type: Text
    let labels: [Text]
    /// The last label, which heads the block.
    let key: Node
    let object: Node
  }

  private static let labelCounts: [(StaticString, Int)] = [
    ("resource", 2), ("data", 2), ("module", 1), ("variable", 1), ("output", 1), ("locals", 0),
  ]

  private static func bodies(
    of root: Node,
    _ labelCounts: [(StaticString, Int)] = labelCounts,
  ) -> [Body] {
    objects(root).flatMap { object in
      labelCounts.flatMap { type, labelCount in
        object.entry(type).map { entry in
          bodies("\(type)", labels: [], entry.key, entry.value, labelCount)
        } ?? []
      }
    }
  }

  private static func bodies(
    _ type: Text,
    labels: [Text],
    _ key: Node,
    _ value: Node,
    _ missingLabels: Int,
  ) -> [Body] {
    objects(value).flatMap { object in
      guard missingLabels > 0 else {
        return [Body(type: type, labels: labels, key: key, object: object)]
      }
      return object.entries.flatMap { entry in
        let label = entry.key.text ?? ""
        return bodies(type, labels: labels + [label], entry.key, entry.value, missingLabels - 1)
      }
    }
  }

  private static func objects(_ node: Node) -> [Node] {
    node.kind == .sequence ? node.elements : [node]
  }
}

extension HCLAttribute {
  init?(_ entry: Node.Entry) {
    guard let name = entry.key.text else { return nil }
    self.init(
      name: name,
      nameRange: entry.key.range,
      valueRange: entry.value.range,
      value: HCLExpression(entry.value),
    )
  }
}

extension HCLExpression {
  /// Parses a JSON value, in which every expression is a template string: `"${var.days}"`.
  fileprivate init(_ node: Node) {
    guard let text = node.text else {
      self = .other
      return
    }
    if node.style == .doubleQuoted {
      self = text.contains("${") || text.contains("%{") ? Self(template: text) : .string(text)
    } else {
      switch text {
      case "null": self = .null
      case "true": self = .boolean(true)
      case "false": self = .boolean(false)
      default: self = .number(text)
      }
    }
  }

  private init(template: Text) {
    guard template.hasPrefix("${"), template.hasSuffix("}") else {
      self = .other
      return
    }
    let names = Text(template.utf8.dropFirst(2).dropLast()).split(separator: ".")
    let isPlain =
      names.count > 1
      && names.allSatisfy { name in
        !name.isEmpty
          && name.string.unicodeScalars.allSatisfy { $0.properties.isIDContinue || $0 == "-" }
      }
    self = isPlain ? .traversal(names) : .other
  }
}
