internal import LintModel
internal import LintSyntax
internal import LintText

/// Evaluates attributes whose planned values are unknown from the configuration of the plan.
///
/// Results are cached: a block may have thousands of instances, and an expression thousands of
/// references.
struct WrittenValues {
  private let sources: ConfigurationSources?
  /// Values known from the plan alone.
  private var planned: KnownValues?
  /// Values known from the plan and its sources.
  private var written: KnownValues?
  private var values: [Node: [Attribute: WrittenValue]] = [:]

  init(_ configuration: PlanConfiguration?, _ sources: ConfigurationSources? = nil) {
    self.sources = sources
    planned = configuration.map { KnownValues($0, nil) }
    written = configuration.map { KnownValues($0, sources) }
  }

  /// Returns the configured value of an attribute in the block of a resource.
  ///
  /// - Parameter path: the module of the block.
  mutating func value(
    of attribute: Attribute,
    in block: Node,
    at path: ModulePath,
  ) -> WrittenValue {
    if let value = values[block]?[attribute] { return value }
    let value = read(attribute, in: block, at: path)
    values[block, default: [:]][attribute] = value
    return value
  }

  /// Evaluates the attribute.
  ///
  /// A known value other than null would be in the plan. Therefore an expression whose references
  /// are all known can only be null, and sources with a different value have changed since.
  private mutating func read(
    _ attribute: Attribute,
    in block: Node,
    at path: ModulePath,
  ) -> WrittenValue {
    guard let node = block["expressions"]?.value(named: Text(attribute.rawValue)) else {
      return .notWritten
    }
    guard let expression = try? Expression(decoding: node) else { return .notTold }
    if let constant = expression.constant { return constant == .null ? .null : .value }
    let references = Array((expression.references ?? []).prefix(Undecided.referenceLimit + 1))
    var result = result(of: expression, attribute, in: block, at: path)
    if case .value(let value) = result, value != .null {
      result = planned?.result(of: expression, in: path, loop: block["for_each_expression"])
    }
    switch result {
    case .known, .value(.null): return .null
    case .open(let locals): return .open(locals, references: references)
    case .value, .unknown, nil: return .unknown(references: references)
    }
  }

  private mutating func result(
    of expression: Expression,
    _ attribute: Attribute,
    in block: Node,
    at path: ModulePath,
  ) -> Evaluation? {
    let loop = block["for_each_expression"]
    let (type, name) = (block["type"]?.text ?? "", block["name"]?.text ?? "")
    // Sources that have changed since the plan aren't evidence.
    guard let sources, sources.changedFolder(of: "\(path.prefix)\(type).\(name)") == nil else {
      return planned?.result(of: expression, in: path, loop: loop)
    }
    let result = source(of: attribute, type, name, at: path)
      .flatMap { written?.result(of: $0.operation, in: path, loop: loop) }
    if let result, result != .unknown { return result }
    return written?.result(of: expression, in: path, loop: loop)
  }

  /// Whether the sources give an attribute of a created resource a different number than the plan
  /// does.
  ///
  /// Constants were already compared with the configuration of the plan.
  mutating func contradict(
    _ planned: Node?,
    of attribute: Attribute,
    in block: Node,
    at path: ModulePath,
  ) -> Bool {
    guard let expected = planned.flatMap({ ConstantValue($0)?.number }) else { return false }
    let (type, name) = (block["type"]?.text ?? "", block["name"]?.text ?? "")
    guard let source = source(of: attribute, type, name, at: path),
      ConstantValue(source.operation) == nil,
      case .value(let value) = written?.result(
        of: source.operation,
        in: path,
        loop: block["for_each_expression"],
      ), let number = value.number
    else { return false }
    return number != expected
  }

  private func source(
    of attribute: Attribute,
    _ type: Text,
    _ name: Text,
    at path: ModulePath,
  ) -> WrittenAttribute? {
    sources?.module(at: path)?.block("resource", [type, name])?
      .attribute(Text(attribute.rawValue))
  }
}
