internal import LintModel
internal import LintScenarios
internal import LintSyntax
internal import LintText

/// Tuples, objects and `for` expressions.
extension ExpressionEvaluator {
  mutating func tuple(_ node: Int) throws(EvaluationError) -> TerraformValue {
    var elements: [TerraformValue] = []
    var child = tree.firstChild(of: node)
    while let element = child {
      elements.append(try evaluate(element))
      child = tree.next(after: element)
    }
    return TerraformValue(.tuple(elements), at: origin(node))
  }

  // MARK: Objects

  mutating func object(_ node: Int) throws(EvaluationError) -> TerraformValue {
    var entries: [Text: TerraformValue] = [:]
    var unknownKey: Undecided?
    var child = tree.firstChild(of: node)
    while let entry = child {
      child = tree.next(after: entry)
      guard let keyNode = tree.firstChild(of: entry), let valueNode = tree.next(after: keyNode)
      else { return .exceeded("an incomplete entry") }
      let key = try key(keyNode)
      let value = try evaluate(valueNode)
      switch key.content {
      case .string(let text): entries[text] = value
      case .unknown(let unknown):
        budget.use(unknown)
        unknownKey = unknownKey ?? unknown.reason
      default: throw failure("a key must be a string", keyNode)
      }
    }
    if let unknownKey { return .unknown(unknownKey) }
    return TerraformValue(.object(entries), at: origin(node))
  }

  private mutating func key(_ node: Int) throws(EvaluationError) -> TerraformValue {
    // A key with dots must be in parentheses or quotes.
    if tree[node].kind == .attribute || tree[node].kind == .index, isTraversal(node) {
      throw failure("a reference as a key must be in parentheses", node)
    }
    let key = try converted(try evaluate(node), to: .string, node)
    guard !key.isNull else { throw failure("a key must not be null", node) }
    return key
  }

  /// Whether an expression consists of a name, attributes and constant indexes.
  private func isTraversal(_ node: Int) -> Bool {
    var base = node
    while let inner = tree.firstChild(of: base) {
      switch tree[base].kind {
      case .attribute: break
      case .index:
        guard let key = tree.next(after: inner),
          tree[key].kind == .number || tree[key].kind == .string
        else { return false }
      default: return false
      }
      base = inner
    }
    return tree[base].kind == .reference
  }

  // MARK: Loops

  /// The parts of a `for` expression or directive.
  struct Loop {
    let keyName: Text?
    let valueName: Text
    let elements: [(key: TerraformValue, value: TerraformValue)]
    /// The first node after the collection.
    let body: Int
  }

  /// Evaluates the collection of a loop; fails with the reason if it is unknown.
  mutating func loop(_ node: Int) throws(EvaluationError) -> Result<Loop, UnknownCollection> {
    var names: [Text] = []
    var child = tree.firstChild(of: node)
    while let name = child, tree[name].kind == .name {
      names.append(tree.name(of: name))
      child = tree.next(after: name)
    }
    guard let collection = child, let body = tree.next(after: collection), let last = names.last
    else { return .failure(UnknownCollection(reason: .malformed("an incomplete loop"))) }
    let value = try evaluate(collection)
    let elements: [(key: TerraformValue, value: TerraformValue)]
    switch value.content {
    case .unknown(let unknown):
      budget.use(unknown)
      if unknown.type.isPrimitive { throw failure("a value of a loop must be a collection", node) }
      return .failure(UnknownCollection(reason: unknown.reason))
    case .tuple(let values), .list(let values):
      elements = values.enumerated().map { (.number($0.offset), $0.element) }
    case .set(let values): elements = values.map { ($0, $0) }
    case .object(let entries), .map(let entries):
      elements = entries.sorted { $0.key < $1.key }.map { (.string($0.key), $0.value) }
    case .null: throw failure("a loop over null", collection)
    case .boolean, .number, .string: throw failure("a loop over a primitive value", collection)
    }
    return .success(
      Loop(
        keyName: names.count > 1 ? names.first : nil,
        valueName: last,
        elements: elements,
        body: body,
      )
    )
  }

  struct UnknownCollection: Error {
    let reason: Undecided
  }

  /// Declares the variables of a loop for one element.
  mutating func declare(_ loop: Loop, _ element: (key: TerraformValue, value: TerraformValue)) {
    if let keyName = loop.keyName { variables.append((keyName, element.key)) }
    variables.append((loop.valueName, element.value))
  }

  mutating func tupleFor(_ node: Int) throws(EvaluationError) -> TerraformValue {
    let loop: Loop
    switch try self.loop(node) {
    case .success(let known): loop = known
    case .failure(let unknown): return .unknown(unknown.reason)
    }
    let condition = tree.next(after: loop.body)
    let outer = variables
    defer { variables = outer }
    var elements: [TerraformValue] = []
    var unknown: Undecided?
    for element in loop.elements {
      variables = outer
      declare(loop, element)
      guard try includesElement(condition, &unknown) else { continue }
      elements.append(try evaluate(loop.body))
      guard !budget.work.isSpent else { return .exceeded("it takes too long to evaluate") }
    }
    if let unknown { return .unknown(unknown) }
    return TerraformValue(.tuple(elements))
  }

  mutating func objectFor(_ node: Int) throws(EvaluationError) -> TerraformValue {
    let loop: Loop
    switch try self.loop(node) {
    case .success(let known): loop = known
    case .failure(let unknown): return .unknown(unknown.reason)
    }
    guard let valueNode = tree.next(after: loop.body) else {
      return .exceeded("an incomplete loop")
    }
    let condition = tree.next(after: valueNode)
    let isGrouping = tree[node].isExpanding
    let outer = variables
    defer { variables = outer }
    var entries: [Text: [TerraformValue]] = [:]
    var unknown: Undecided?
    for element in loop.elements {
      variables = outer
      declare(loop, element)
      guard try includesElement(condition, &unknown) else { continue }
      let key = try converted(try evaluate(loop.body), to: .string, loop.body)
      switch key.content {
      case .string(let text):
        let value = try evaluate(valueNode)
        guard isGrouping || entries[text] == nil else {
          throw failure("two elements have the key '\(text)'", loop.body)
        }
        entries[text, default: []].append(value)
      case .unknown(let part): unknown = unknown ?? part.reason
      default: throw failure("a key must not be null", loop.body)
      }
      guard !budget.work.isSpent else { return .exceeded("it takes too long to evaluate") }
    }
    if let unknown { return .unknown(unknown) }
    return TerraformValue(
      .object(
        entries.compactMapValues { isGrouping ? TerraformValue(.tuple($0)) : $0.first }
      )
    )
  }

  /// Whether a loop includes its current element, which it does without a condition.
  ///
  /// Records the reason if that is unknown.
  private mutating func includesElement(
    _ condition: Int?,
    _ unknown: inout Undecided?,
  ) throws(EvaluationError) -> Bool {
    guard let condition else { return true }
    let (isIncluded, reason) = try boolean(try evaluate(condition), condition)
    unknown = unknown ?? reason
    return isIncluded == true
  }
}
