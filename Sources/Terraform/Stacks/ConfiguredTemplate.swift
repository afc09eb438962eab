internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// A template that an attribute of a configuration has in one scenario.
struct ConfiguredTemplate {
  private(set) var text: Text
  private(set) var locations: TemplateLocations

  /// The file that it is; nil for another text.
  private(set) var file: SourceFile?

  /// The parameters for values that are known only after apply.
  private(set) var unknown: [(name: Text, reason: Undecided)] = []

  /// Whether values in it must not be shown.
  let isSecret: Bool

  /// A variable that represents other values in the scenario, on which it depends.
  let placeholder: Text?

  /// A template, or the reason that it is not known.
  enum Result {
    case template(ConfiguredTemplate)
    case unknown(Undecided)
  }

  /// Evaluates an attribute; returns nil if it is null.
  ///
  /// - Parameter path: the keys that lead to the value in the template; none for a whole template.
  static func result(
    of attribute: WrittenAttribute,
    in module: ModuleInstance,
    _ repetition: Repetition,
    _ evaluation: ConfigurationEvaluation,
    at path: [Text] = [],
  ) throws(EvaluationError) -> Result? {
    let (value, uses) = try evaluation.valueWithUses(of: attribute, in: module, repetition)
    evaluation.recordUses(uses.names)
    let files = evaluation.files
    let expression = TemplateExpression(attribute, in: module, repetition, evaluation)
    let whole = files.place(files.firstLine(of: files.origin(of: attribute)))
    var locations = TemplateLocations(whole)
    var template = ConfiguredTemplate(
      text: "",
      locations: locations,
      isSecret: evaluation.isSecret(uses.names),
      placeholder: evaluation.placeholders(in: uses.names).first,
    )
    if let encoded = expression?.encodedValue {
      var encoding = TemplateEncoding(files, locations, at: path)
      if let reason = encoding.encode(encoded) { return .unknown(reason) }
      template.text = Text(decoding: encoding.bytes)
      template.locations = encoding.locations
      template.unknown = encoding.unknown
      return .template(template)
    }
    switch value.content {
    case .null: return nil
    case .unknown(let unknown): return .unknown(unknown.reason)
    case .string(let text): template.text = text
    case .boolean, .number, .tuple, .list, .set, .object, .map:
      return .unknown(.malformed("it is no text"))
    }
    if files.text(of: value) != nil, let origin = value.origin {
      let document = files.document(origin)
      template.file = document.source
      locations.add(linesOf: template.text, in: document, origin.range)
    } else if let heredoc = value.origin.flatMap(files.heredoc) ?? expression?.heredoc {
      locations.add(linesOf: template.text, in: files.document(heredoc), heredoc.range)
    } else if let file = expression?.templateFile {
      locations.add(linesOf: template.text, in: files.document(file), file.range)
    }
    template.locations = locations
    return .template(template)
  }

  /// Returns the template of a single resource with these properties.
  func properties(ofResource name: Text, type: Text) -> ConfiguredTemplate {
    let prefix = CloudControlResource.prefix(name, type)
    let suffix = CloudControlResource.suffix(declaring: unknown.map(\.name))
    var template = self
    template.text = "\(prefix)\(text)\(suffix)"
    template.locations = locations.moved(by: prefix.utf8.count)
    template.file = nil
    return template
  }
}

extension ConfigurationFiles {
  /// Returns the lines of a heredoc; nil for another expression.
  fileprivate func heredoc(_ origin: ValueOrigin) -> ValueOrigin? {
    let newline = UInt8(ascii: "\n")
    let bytes = document(origin).source.text.bytes[origin.range]
    guard bytes.starts(with: "<<".utf8), let first = bytes.firstIndex(of: newline),
      let last = bytes.lastIndex(of: newline), first < last
    else { return nil }
    return ValueOrigin(file: origin.file, range: first + 1..<last + 1)
  }
}

/// The expression that yields a template, in the attribute or in a local value.
private struct TemplateExpression {
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
}
