internal import LintDiagnostics
internal import LintSyntax

/// What the configuration of a plan says of attributes whose planned values are not known.
///
/// Everything is looked up once: a block may have thousands of instances, and an expression thousands
/// of references.
struct WrittenValues {
  private let configuration: PlanConfiguration?
  private var known: KnownValues?
  private var values: [Node: [Attribute: WrittenValue]] = [:]

  init(_ configuration: PlanConfiguration?) {
    self.configuration = configuration
    known = configuration.map(KnownValues.init)
  }

  /// What is written for an attribute in the block of a resource.
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

  /// Reads what is written.
  ///
  /// A value that is known and not null would stand in the plan. So when all that an expression
  /// refers to is known, the value can only be null.
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
    if known?.isKnown(expression, in: path, of: block) == true { return .null }
    let references = expression.references ?? []
    return .unknown(references: Array(references.prefix(Undecided.referenceLimit + 1)))
  }
}
