internal import LintSyntax
internal import LintText

/// A variable's value in a file, with the location of each part.
struct GivenValue {
  let range: Range<Int>
  private let content: Content

  private enum Content {
    case constant(ConstantValue)
    case list([GivenValue])
    case object([Text: GivenValue])
    /// Any other expression.
    case operation(HCLOperation)
  }

  /// Parses an expression of an HCL file.
  init(in text: SourceText, _ range: Range<Int>) {
    if let literal = HCLLiteral(in: text, range), let value = GivenValue(literal) {
      self = value
    } else {
      self.range = range
      content = .operation(HCLOperation(in: text, range))
    }
  }

  private init?(_ literal: HCLLiteral) {
    range = literal.range
    switch literal.content {
    case .constant(let expression):
      guard let constant = ConstantValue(.simple(expression)) else { return nil }
      content = .constant(constant)
    case .tuple(let literals):
      let elements = literals.compactMap { GivenValue($0) }
      guard elements.count == literals.count else { return nil }
      content = .list(elements)
    case .object(let literals):
      let entries = literals.compactMap { key, literal in GivenValue(literal).map { (key, $0) } }
      let named = Dictionary(entries) { first, _ in first }
      guard named.count == literals.count else { return nil }
      content = .object(named)
    }
  }

  /// Reads a value of a JSON file; returns nil if it isn't valid JSON.
  init?(_ node: Node) {
    range = node.range
    switch node.kind {
    case .scalar:
      guard let constant = ConstantValue(node) else { return nil }
      content = .constant(constant)
    case .sequence:
      let nodes = node.elements
      let elements = nodes.compactMap { GivenValue($0) }
      guard elements.count == nodes.count else { return nil }
      content = .list(elements)
    case .mapping:
      let nodes = node.entries
      let entries = nodes.compactMap { entry in
        entry.key.text.flatMap { key in GivenValue(entry.value).map { (key, $0) } }
      }
      let named = Dictionary(entries) { first, _ in first }
      guard named.count == nodes.count else { return nil }
      content = .object(named)
    }
  }

  /// Whether the value is a list, a map or an object.
  var isCollection: Bool {
    switch content {
    case .constant: false
    case .list, .object, .operation: true
    }
  }

  /// Returns the part at a path of attribute names and indexes; nil if it isn't in the file.
  func part(at keys: [Text]) -> GivenValue? {
    var part = self
    for key in keys {
      switch part.content {
      case .object(let entries):
        guard let entry = entries[key] else { return nil }
        part = entry
      case .list(let elements):
        guard let index = Int(key.string), elements.indices.contains(index) else { return nil }
        part = elements[index]
      case .constant, .operation: return nil
      }
    }
    return part
  }

  /// Whether the value equals the planned one.
  func isSame(as planned: Node) -> Bool {
    switch content {
    case .constant(let constant): return ConstantValue(planned) == constant
    case .list(let elements):
      let others = planned.elements
      return planned.kind == .sequence && elements.count == others.count
        && zip(elements, others).allSatisfy { $0.isSame(as: $1) }
    case .object(let entries):
      let others = PlanConfiguration.byName(planned.entries)
      return planned.kind == .mapping && entries.count == others.count
        && entries.allSatisfy { key, value in
          others[key].map { value.isSame(as: $0) } ?? false
        }
    case .operation(let operation): return operation.isValue(planned)
    }
  }
}
