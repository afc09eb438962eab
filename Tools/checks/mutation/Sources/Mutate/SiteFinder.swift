import SwiftSyntax

/// Finds what can be mutated: operators, conditions, integers and truth values.
///
/// Texts are left alone; the tests compare whole messages, so that nearly none would survive.
final class SiteFinder: SyntaxVisitor {
  private(set) var sites: [Site] = []

  init(_ file: Syntax) {
    super.init(viewMode: .sourceAccurate)
    walk(file)
  }

  // MARK: Operators

  override func visit(_ node: InfixOperatorExprSyntax) -> SyntaxVisitorContinueKind {
    guard let sign = node.operator.as(BinaryOperatorExprSyntax.self),
      let mutation = OperatorMutation(sign.operator.text)
    else { return .visitChildren }
    let comma = SourceEdit(range: sign.operator.written, text: ",")
    let isAssignment = mutation.function == "mutantAssignment"
    let ampersand = SourceEdit(range: node.written.lowerBound..<node.written.lowerBound, text: "&")
    add(
      node,
      mutation.function,
      mutation.changes.map { "'\(sign.operator.text)' to \($0)" },
      isAssignment ? [ampersand, comma] : [comma],
    )
    return .visitChildren
  }

  override func visit(_ node: PrefixOperatorExprSyntax) -> SyntaxVisitorContinueKind {
    if node.operator.text == "!" { add(node, "mutantTruth", ["'!' removed"]) }
    return .visitChildren
  }

  // MARK: Conditions

  override func visit(_ node: ConditionElementSyntax) -> SyntaxVisitorContinueKind {
    if case .expression(let condition) = node.condition { add(condition: condition) }
    return .visitChildren
  }

  override func visit(_ node: WhereClauseSyntax) -> SyntaxVisitorContinueKind {
    add(condition: node.condition)
    return .visitChildren
  }

  override func visit(_ node: TernaryExprSyntax) -> SyntaxVisitorContinueKind {
    add(condition: node.condition)
    return .visitChildren
  }

  private func add(condition: ExprSyntax) {
    // `while true` must stay what it is: the compiler knows that it does not end.
    if condition.is(BooleanLiteralExprSyntax.self) { return }
    if let infix = condition.as(InfixOperatorExprSyntax.self),
      let sign = infix.operator.as(BinaryOperatorExprSyntax.self),
      OperatorMutation(sign.operator.text) != nil
    {
      return
    }
    add(condition, "mutantCondition", ["condition always true", "condition always false"])
  }

  // MARK: Constants

  override func visit(_ node: IntegerLiteralExprSyntax) -> SyntaxVisitorContinueKind {
    guard let value = node.number else { return .skipChildren }
    let others = value == 0 ? ["1"] : ["\(value + 1)", "\(value - 1)"]
    add(
      node,
      others.count == 1 ? "mutantConstant" : "mutantConstants",
      others.map { "\(node.literal.text) to \($0)" },
      [
        SourceEdit(
          range: node.written,
          text: ([node.literal.text] + others).joined(separator: ", ")
        )
      ],
    )
    return .skipChildren
  }

  override func visit(_ node: BooleanLiteralExprSyntax) -> SyntaxVisitorContinueKind {
    let text = node.literal.text
    let other = text == "true" ? "false" : "true"
    // A switch must stay exhaustive, and an endless loop endless.
    let parent = node.parent
    guard parent?.is(ExpressionPatternSyntax.self) != true,
      parent?.is(ConditionElementSyntax.self) != true
    else { return .skipChildren }
    add(
      node,
      "mutantConstant",
      ["\(text) to \(other)"],
      [SourceEdit(range: node.written, text: "\(text), \(other)")],
    )
    return .skipChildren
  }

  // MARK: What is left alone

  override func visit(_ node: AttributeSyntax) -> SyntaxVisitorContinueKind { .skipChildren }

  /// Raw values and conditions of compilation are no expressions that run.
  override func visit(_ node: EnumCaseElementSyntax) -> SyntaxVisitorContinueKind { .skipChildren }

  override func visit(_ node: IfConfigClauseSyntax) -> SyntaxVisitorContinueKind {
    if let elements = node.elements { walk(elements) }
    return .skipChildren
  }

  override func visit(_ node: MacroExpansionExprSyntax) -> SyntaxVisitorContinueKind {
    .skipChildren
  }

  override func visit(_ node: TuplePatternSyntax) -> SyntaxVisitorContinueKind { .visitChildren }

  private func add(
    _ node: some SyntaxProtocol,
    _ function: String,
    _ changes: [String],
    _ edits: [SourceEdit] = [],
  ) {
    sites.append(Site(range: node.written, function: function, changes: changes, edits: edits))
  }
}

extension SyntaxProtocol {
  /// The bytes without the white space and the comments around them.
  fileprivate var written: Range<Int> {
    positionAfterSkippingLeadingTrivia.utf8Offset..<endPositionBeforeTrailingTrivia.utf8Offset
  }
}

extension IntegerLiteralExprSyntax {
  fileprivate var number: UInt64? {
    let digits = literal.text.filter { $0 != "_" }
    for (prefix, radix) in [("0x", 16), ("0b", 2), ("0o", 8)] where digits.hasPrefix(prefix) {
      return UInt64(digits.dropFirst(2), radix: radix).flatMap { $0 == .max ? nil : $0 }
    }
    return UInt64(digits).flatMap { $0 == .max ? nil : $0 }
  }
}
