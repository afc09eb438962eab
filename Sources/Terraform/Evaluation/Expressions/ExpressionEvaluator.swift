internal import LintModel
internal import LintScenarios
internal import LintSyntax
internal import LintText

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Evaluates expressions of the Terraform language.
///
/// An expression that depends on unknown values is unknown, unless its result is the same for all
/// of them. Results equal those of Terraform 1.11.4, except that `&&` and `||` do not evaluate their
/// second operand if the first one decides, as in later versions.
struct ExpressionEvaluator<Scope: EvaluationScope> {
  /// The values of references.
  var scope: Scope

  /// The budget, which the scope shares.
  let budget: EvaluationBudget

  var tree: HCLTree
  var file: Int32 = 0
  /// The variables of the enclosing `for` expressions, outer ones first.
  var variables: [(name: Text, value: TerraformValue)] = []
  /// The elements of the enclosing splats, outer ones first.
  var items: [TerraformValue] = []
  /// The reason of the last expanded argument that is unknown.
  var unknownExpansion: Undecided?

  init(scope: Scope, budget: EvaluationBudget = EvaluationBudget()) {
    self.scope = scope
    self.budget = budget
    tree = HCLTree.empty
  }

  /// Returns the value of an expression.
  ///
  /// - Parameters:
  ///   - file: the index of the file of the expression, for origins.
  ///   - variables: additional variables, such as those of a template file.
  mutating func value(
    of tree: HCLTree,
    in file: Int32,
    variables: [Text: TerraformValue] = [:],
  ) throws(EvaluationError) -> TerraformValue {
    try value(of: tree, at: tree.root, in: file, variables: variables)
  }

  /// Returns the value of a part of an expression that is not inside a `for` expression or a splat.
  mutating func value(
    of tree: HCLTree,
    at node: Int,
    in file: Int32,
    variables: [Text: TerraformValue] = [:],
  ) throws(EvaluationError) -> TerraformValue {
    self.tree = tree
    self.file = file
    self.variables = variables.map { (name: $0.key, value: $0.value) }
    items = []
    return try evaluate(node)
  }

  /// Evaluates one node.
  ///
  /// Every case has its own function, so that the stack frame of this recursive one is small.
  mutating func evaluate(_ node: Int) throws(EvaluationError) -> TerraformValue {
    guard budget.depth < EvaluationLimits.depth else { return .exceeded("it is nested too deep") }
    guard !budget.work.isSpent else { return .exceeded("it takes too long to evaluate") }
    budget.work.charge(1)
    budget.depth += 1
    defer { budget.depth -= 1 }
    switch tree[node].kind {
    case .null: return TerraformValue(.null, at: origin(node))
    case .true: return TerraformValue(.boolean(true), at: origin(node))
    case .false: return TerraformValue(.boolean(false), at: origin(node))
    case .number: return number(node)
    case .string: return TerraformValue(.string(tree.string(of: node).normalized), at: origin(node))
    case .template: return try template(node)
    case .parentheses: return try child(of: node)
    case .wrappedTemplate:
      var value = try child(of: node)
      value.use = origin(node)
      return value
    case .ifDirective: return try ifDirective(node)
    case .forDirective: return try forDirective(node)
    case .reference, .attribute, .index, .splat: return try access(node)
    case .item: return items.last ?? .exceeded("a splat without a value")
    case .unary: return try unary(node)
    case .binary: return try binary(node)
    case .conditional: return try conditional(node)
    case .tuple: return budget.bounded(try tuple(node))
    case .object: return budget.bounded(try object(node))
    case .tupleFor: return budget.bounded(try tupleFor(node))
    case .objectFor: return budget.bounded(try objectFor(node))
    case .call: return budget.bounded(try call(node))
    case .entry, .name: return .exceeded("a part of an expression")
    }
  }

  private mutating func child(of node: Int) throws(EvaluationError) -> TerraformValue {
    guard let child = tree.firstChild(of: node) else { return .exceeded("an empty expression") }
    return try evaluate(child)
  }

  private func number(_ node: Int) -> TerraformValue {
    guard let number = Decimal(terraform: tree.number(of: node)) else {
      return .unknown(
        UnknownValue(
          reason: .malformed("a number has too many digits"),
          isNeverNull: true,
          type: .number,
        )
      )
    }
    return TerraformValue(.number(number), at: origin(node))
  }

  // MARK: Helpers

  /// The location of a node.
  func origin(_ node: Int) -> ValueOrigin {
    ValueOrigin(file: file, range: tree.range(of: node))
  }

  /// Returns an error with the location of a node.
  func failure(_ message: String, _ node: Int) -> EvaluationError {
    EvaluationError(message, at: origin(node))
  }

  /// Evaluates a node and returns its error instead of throwing it.
  mutating func attempt(_ node: Int) -> Result<TerraformValue, EvaluationError> {
    do throws(EvaluationError) {
      return .success(try evaluate(node))
    } catch {
      return .failure(error)
    }
  }

  /// Converts an operand; a failure has the location of its node.
  func converted(
    _ value: TerraformValue,
    to type: TerraformType,
    _ node: Int,
  ) throws(EvaluationError) -> TerraformValue {
    do throws(EvaluationError) {
      return try value.converted(to: type)
    } catch {
      throw EvaluationError(error.message, at: origin(node))
    }
  }

  /// Converts a condition or a logical operand; nil with the reason if it is unknown.
  func boolean(
    _ value: TerraformValue,
    _ node: Int,
  ) throws(EvaluationError) -> (value: Bool?, reason: Undecided?) {
    switch try converted(value, to: .boolean, node).content {
    case .boolean(let boolean): return (boolean, nil)
    case .unknown(let unknown):
      budget.use(unknown)
      return (nil, unknown.reason)
    case .null: throw failure("a condition must not be null", node)
    case .number, .string, .tuple, .list, .set, .object, .map:
      throw failure("a condition must be a bool", node)
    }
  }
}

/// The budget that expressions evaluated together share.
final class EvaluationBudget {
  /// The nodes that are evaluated; when it is spent, results are unknown.
  var work: Budget

  /// The reason of the first unknown value that an operation has used: once it is known, the
  /// operation may fail.
  private(set) var usedUnknown: Undecided?

  /// The number of nodes that are being evaluated, each inside the one before.
  var depth = 0

  init(work: Int = 1_000_000) {
    self.work = Budget(limit: work)
  }

  /// Records the use of an unknown value by an operation.
  func use(_ unknown: UnknownValue) { usedUnknown = usedUnknown ?? unknown.reason }

  /// Returns the result of an evaluation with the reason of the first unknown value that it uses.
  func recordingUse<Value>(_ body: () -> Value) -> (value: Value, unknown: Undecided?) {
    let outer = usedUnknown
    usedUnknown = nil
    let value = body()
    let inner = usedUnknown
    usedUnknown = outer ?? inner
    return (value, inner)
  }

  /// Charges what it takes a function to read its arguments once.
  func charge(forReading arguments: [TerraformValue]) {
    for argument in arguments {
      switch argument.content {
      case .string(let text): work.charge(text.utf8.count / 64)
      case .tuple(let elements), .list(let elements), .set(let elements):
        work.charge(elements.count / 2)
      case .null, .boolean, .number, .unknown, .object, .map: break
      }
    }
  }

  /// The maximum number of parts of one value.
  private static let valueLimit = 100_000

  /// Returns a value, or an unknown one instead of one that is too large.
  ///
  /// Few expressions can make values that no machine can visit: `[local.a, local.a]`, thirty times.
  func bounded(_ value: TerraformValue) -> TerraformValue {
    var visited = 0
    var pending: [TerraformValue] = [value]
    while let part = pending.popLast() {
      visited += 1
      guard visited <= Self.valueLimit else { return .exceeded("a value is too large") }
      switch part.content {
      case .null, .boolean, .number, .string: break
      case .unknown(let unknown): pending += unknown.candidates
      case .tuple(let elements), .list(let elements), .set(let elements): pending += elements
      case .object(let entries), .map(let entries): pending += entries.values
      }
    }
    work.charge(visited / 4)
    return value
  }
}

/// The bounds of an evaluation.
enum EvaluationLimits {
  /// The maximum nesting depth of evaluated nodes.
  static let depth = 320

  /// The maximum length of a string that a template makes, in bytes.
  static let stringLength = 1 << 20
}

extension TerraformValue {
  /// Creates the unknown result of an expression that exceeds a limit.
  static func exceeded(_ problem: Text) -> TerraformValue {
    .unknown(UnknownValue(reason: .malformed(problem)))
  }

  /// Creates an unknown value that is not null.
  static func unknown(_ reason: Undecided, _ type: TerraformType = .any) -> TerraformValue {
    .unknown(UnknownValue(reason: reason, isNeverNull: true, type: type))
  }

  /// Whether the value certainly is not null.
  var isNeverNull: Bool {
    switch content {
    case .null: false
    case .unknown(let unknown): unknown.isNeverNull
    case .boolean, .number, .string, .tuple, .list, .set, .object, .map: true
    }
  }
}
