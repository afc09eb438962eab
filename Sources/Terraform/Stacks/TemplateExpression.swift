internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// The expression that yields a template or a manifest, in the attribute or in a local value.
struct TemplateExpression {
  private let tree: HCLTree
  private let node: Int
  private let file: ConfigurationFile
  private let module: ModuleInstance
  private let repetition: Repetition
  private let evaluation: ConfigurationEvaluation

  /// The maximum number of local values that refer to each other.
  private static let localLimit = 16

  init?(
    _ attribute: WrittenAttribute,
    in module: ModuleInstance,
    _ repetition: Repetition,
    _ evaluation: ConfigurationEvaluation,
  ) {
    var (attribute, repetition) = (attribute, repetition)
    for _ in 0..<Self.localLimit {
      guard let tree = try? attribute.tree() else { return nil }
      var node = tree.root
      while tree[node].kind == .parentheses || tree[node].kind == .wrappedTemplate,
        let child = tree.firstChild(of: node)
      {
        node = child
      }
      if let names = tree.reference(at: node)?.names, names.count == 2, names[0] == "local",
        let local = evaluation.tree.module(at: module.path)?.local(names[1])
      {
        attribute = local.attribute
        repetition = .single
        continue
      }
      self.tree = tree
      self.node = node
      file = attribute.file
      self.module = module
      self.repetition = repetition
      self.evaluation = evaluation
      return
    }
    return nil
  }

  private func argument(of functions: Set<Text>, count: Int) -> TerraformValue? {
    guard tree[node].kind == .call, functions.contains(tree.name(of: node)),
      case let arguments = tree.children(of: node), arguments.count == count
    else { return nil }
    return evaluation.value(of: tree, at: arguments[0], in: file, module, repetition)
  }

  /// The value that is encoded; nil for another expression, or if it is not known.
  var encodedValue: TerraformValue? {
    let functions: Set<Text> = ["jsonencode", "yamlencode", "core::jsonencode", "core::yamlencode"]
    return argument(of: functions, count: 1)
  }

  /// The file that is filled as a template; nil for another expression.
  var templateFile: ValueOrigin? {
    guard case .string(let path)? = argument(of: ["templatefile"], count: 2)?.content,
      case let path = FolderPath.joining(path, to: evaluation.tree.root),
      case .text(let text, let index) = evaluation.files.content(at: path)
    else { return nil }
    return ValueOrigin(file: index, range: 0..<text.bytes.count)
  }

  /// The lines of a heredoc with sequences; nil for another expression.
  var heredoc: ValueOrigin? {
    guard tree[node].kind == .template || tree[node].kind == .string else { return nil }
    return evaluation.files.heredoc(
      ValueOrigin(file: evaluation.files.index(of: file), range: tree.range(of: node))
    )
  }

  /// The parts of an expression, and of the local values that it refers to.
  struct Parts {
    /// The texts of the expression and of its local values.
    fileprivate(set) var texts: [Text] = []

    /// The files that it reads.
    fileprivate(set) var files: [(origin: ValueOrigin, text: SourceText)] = []

    /// The values that it encodes.
    fileprivate(set) var values: [TerraformValue] = []

    /// The functions that it calls.
    fileprivate(set) var functions: Set<Text> = []
  }

  /// Returns the parts of the expression and of its local values.
  ///
  /// - Parameter limit: the number of nodes of each expression that are visited.
  func parts(upTo limit: Int) -> Parts {
    var parts = Parts()
    var expressions = [self]
    var known: Set<Text> = []
    while let expression = expressions.popLast() {
      for name in expression.add(to: &parts, limit) where known.count < Self.localLimit {
        guard known.insert(name).inserted,
          let local = evaluation.tree.module(at: module.path)?.local(name),
          let other = TemplateExpression(local.attribute, in: module, .single, evaluation)
        else { continue }
        expressions.append(other)
      }
    }
    return parts
  }

  /// Adds the parts of the expression itself, and returns the names of its local values.
  private func add(to parts: inout Parts, _ limit: Int) -> [Text] {
    let range = tree.range(of: node)
    parts.texts.append(Text(decoding: file.source.text.bytes[range]))
    var (pending, rest, locals) = ([node], limit, [Text]())
    while let node = pending.popLast(), rest > 0 {
      rest -= 1
      let children = tree.children(of: node)
      pending += children
      if let names = tree.reference(at: node)?.names, names.count > 1, names[0] == "local" {
        locals.append(names[1])
      }
      guard tree[node].kind == .call else { continue }
      let name = TerraformFunction.plainName(tree.name(of: node))
      parts.functions.insert(name)
      guard Self.functions.contains(name), let argument = children.first,
        let value = evaluation.value(of: tree, at: argument, in: file, module, repetition)
      else { continue }
      if Self.encodings.contains(name) { parts.values.append(value) }
      guard name.hasSuffix("file"), case .string(let path) = value.content,
        case let path = FolderPath.joining(path, to: evaluation.tree.root),
        case .text(let text, let index) = evaluation.files.content(at: path)
      else { continue }
      parts.files.append((ValueOrigin(file: index, range: 0..<text.bytes.count), text))
    }
    return locals
  }

  private static let encodings: Set<Text> = ["jsonencode", "yamlencode"]
  private static let functions = encodings.union(["file", "templatefile"])
}

extension ConfigurationFiles {
  /// Returns the lines of a heredoc; nil for another expression.
  func heredoc(_ origin: ValueOrigin) -> ValueOrigin? {
    let newline = UInt8(ascii: "\n")
    let bytes = document(origin).source.text.bytes[origin.range]
    guard bytes.starts(with: "<<".utf8), let first = bytes.firstIndex(of: newline),
      let last = bytes.lastIndex(of: newline), first < last
    else { return nil }
    return ValueOrigin(file: origin.file, range: first + 1..<last + 1)
  }
}
