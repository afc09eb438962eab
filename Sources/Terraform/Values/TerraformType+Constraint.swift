internal import LintSyntax
internal import LintText

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

extension TerraformType {
  /// Parses the type constraint of a variable; returns nil for anything else.
  ///
  /// JSON has a type as text.
  ///
  /// - Parameter file: the file of the constraint, for the locations of the defaults of attributes; nil
  ///   without these.
  init?(constraint tree: HCLTree, in file: Int32? = nil) {
    guard tree[tree.root].kind == .string else {
      self.init(tree, at: tree.root, file, depth: 0)
      return
    }
    let text = SourceText(utf8: Array(tree.string(of: tree.root).utf8))
    guard let inner = try? HCLTree(in: text, 0..<text.bytes.count) else { return nil }
    self.init(inner, at: inner.root, nil, depth: 0)
  }

  /// The maximum nesting depth of types.
  private static let depthLimit = 32

  private init?(_ tree: HCLTree, at index: Int, _ file: Int32?, depth: Int) {
    guard depth < Self.depthLimit else { return nil }
    let children = tree.children(of: index)
    func inner(_ index: Int) -> TerraformType? {
      TerraformType(tree, at: index, file, depth: depth + 1)
    }
    switch tree[index].kind {
    case .reference: self.init(keyword: tree.name(of: index))
    // Terraform before 0.12 had quotes around types, and JSON still has.
    case .string: self.init(keyword: tree.string(of: index))
    case .parentheses, .wrappedTemplate:
      guard let child = children.first, let type = inner(child) else { return nil }
      self = type
    case .call:
      guard let argument = children.first else { return nil }
      switch tree.name(of: index) {
      case "list": self = .list(inner(argument) ?? .any)
      case "set": self = .set(inner(argument) ?? .any)
      case "map": self = .map(inner(argument) ?? .any)
      case "tuple": self = .tuple(tree.children(of: argument).map { inner($0) ?? .any })
      case "object":
        var attributes: [Text: ObjectAttribute] = [:]
        for entry in tree.children(of: argument) {
          let parts = tree.children(of: entry)
          guard parts.count == 2 else { return nil }
          attributes[tree.string(of: parts[0])] = ObjectAttribute(
            tree,
            at: parts[1],
            file,
            depth: depth + 1
          )
        }
        self = .object(attributes)
      default: return nil
      }
    default: return nil
    }
  }

  private init?(keyword: Text) {
    switch keyword {
    case "string": self = .string
    case "number": self = .number
    case "bool": self = .boolean
    case "any": self = .any
    case "list": self = .list(.any)
    case "set": self = .set(.any)
    case "map": self = .map(.any)
    default: return nil
    }
  }
}

extension TerraformType.ObjectAttribute {
  fileprivate init(_ tree: HCLTree, at index: Int, _ file: Int32?, depth: Int) {
    let children = tree.children(of: index)
    guard tree[index].kind == .call, tree.name(of: index) == "optional",
      let argument = children.first
    else {
      self.init(
        type: TerraformType(tree, at: index, file, depth: depth) ?? .any,
        isOptional: false,
        fallback: nil,
      )
      return
    }
    self.init(
      type: TerraformType(tree, at: argument, file, depth: depth) ?? .any,
      isOptional: true,
      fallback: children.count > 1 ? tree.literal(at: children[1], in: file) : nil,
    )
  }
}

extension HCLTree {
  /// The value of an expression without references and calls; nil for other expressions.
  ///
  /// - Parameter file: the file of the expression, for the locations of values; nil without these.
  func literal(at index: Int, in file: Int32? = nil) -> TerraformValue? {
    var value = content(at: index, in: file)
    if let file { value?.origin = ValueOrigin(file: file, range: range(of: index)) }
    return value
  }

  private func content(at index: Int, in file: Int32?) -> TerraformValue? {
    let children = children(of: index)
    switch self[index].kind {
    case .parentheses, .wrappedTemplate: return children.first.flatMap { literal(at: $0, in: file) }
    case .tuple:
      let elements = children.compactMap { literal(at: $0, in: file) }
      return elements.count == children.count ? TerraformValue(.tuple(elements)) : nil
    case .object:
      var entries: [Text: TerraformValue] = [:]
      for entry in children {
        let parts = self.children(of: entry)
        guard parts.count == 2, case .string(let key)? = constant(at: parts[0])?.content,
          let value = literal(at: parts[1], in: file)
        else { return nil }
        entries[key] = value
      }
      return TerraformValue(.object(entries))
    case .unary where self[index].operation == .negate:
      guard let child = children.first, self[child].kind == .number else { return nil }
      return Decimal(terraform: "-" + number(of: child)).map { TerraformValue(.number($0)) }
    default: return constant(at: index)
    }
  }
}
