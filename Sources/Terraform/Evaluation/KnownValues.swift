internal import LintSyntax
internal import LintText

/// Evaluates expressions of a plan's configuration, as far as they are known before apply; each
/// variable, local value and loop once.
///
/// A plan shows the references of an expression but not local values, which are read from the
/// sources. Sound rather than complete: values that Terraform may not have known are `unknown`.
struct KnownValues {
  private let configuration: PlanConfiguration
  private let sources: ConfigurationSources?
  private var results: [Name: Evaluation] = [:]
  private var loops: [Loop: Evaluation] = [:]
  private var arguments: [ModulePath: [Text: Node]] = [:]
  private var depth = 0

  /// The depth limit for chains of variables, local values and operations.
  private static let depthLimit = 150

  /// Functions whose results are not known before apply.
  private static let lateFunctions: Set<Text> = ["timestamp", "uuid", "bcrypt"]

  /// A variable or a local value of a module.
  private struct Name: Hashable {
    let kind: Text
    let name: Text
    let path: ModulePath
  }

  /// A `for_each` of a module.
  private struct Loop: Hashable {
    let node: Node
    let path: ModulePath
  }

  init(_ configuration: PlanConfiguration, _ sources: ConfigurationSources?) {
    self.configuration = configuration
    self.sources = sources
  }

  // MARK: Expressions

  /// Evaluates an expression by its references.
  ///
  /// If all references are known the result is known too, unless the expression calls a function
  /// such as `timestamp`. For this reason an expression without references is unknown.
  mutating func result(
    of expression: Expression,
    in path: ModulePath,
    loop: Node?,
  ) -> Evaluation {
    if let constant = expression.constant {
      return ConstantValue(constant).map { .value($0) } ?? .known
    }
    let references = expression.references ?? []
    guard !references.isEmpty else { return .unknown }
    var parts: [Evaluation] = []
    for reference in references {
      let part = result(of: PlanReference.names(reference), in: path, loop: loop)
      if part == .unknown { return .unknown }
      parts.append(part)
    }
    return .combined(parts)
  }

  /// Evaluates an expression of the sources.
  mutating func result(
    of operation: HCLOperation,
    in path: ModulePath,
    loop: Node?,
  ) -> Evaluation {
    if let constant = ConstantValue(operation) { return .value(constant) }
    guard depth < Self.depthLimit else { return .unknown }
    depth += 1
    defer { depth -= 1 }
    switch operation {
    case .simple(.traversal(let names)):
      return result(of: names, in: path, loop: loop)
    case .not(let operand):
      let operand = result(of: operand, in: path, loop: loop)
      return operand.boolean.map { .value(.boolean(!$0)) } ?? operand.derived
    case .binary(let operation, let left, let right):
      let left = result(of: left, in: path, loop: loop)
      let right = result(of: right, in: path, loop: loop)
      guard case .value(let first) = left, case .value(let second) = right,
        let value = ConstantValue(operation, first, second)
      else { return .combined([left, right]) }
      return .value(value)
    case .conditional(let condition, let yes, let no):
      let condition = result(of: condition, in: path, loop: loop)
      // A known condition selects one branch; the other one does not matter.
      if let isTrue = condition.boolean {
        return result(of: isTrue ? yes : no, in: path, loop: loop)
      }
      return .combined([
        condition, result(of: yes, in: path, loop: loop), result(of: no, in: path, loop: loop),
      ])
    case .simple, .tuple, .object, .other:
      guard let uses = operation.uses, uses.functions.isDisjoint(with: Self.lateFunctions) else {
        return .unknown
      }
      return .combined(uses.references.map { result(of: $0, in: path, loop: loop) })
    }
  }

  private mutating func result(
    of reference: [Text],
    in path: ModulePath,
    loop: Node?,
  ) -> Evaluation {
    let isWhole = reference.count == 2
    switch reference[0] {
    case "var" where reference.count > 1, "local" where reference.count > 1:
      let name = Name(kind: reference[0], name: reference[1], path: path)
      let result = result(of: name)
      return isWhole ? result : result.derived
    case "count", "path", "terraform":
      return .known
    case "each":
      // Terraform refuses to plan with unknown keys.
      return reference.dropFirst().first == "key" ? .known : self.result(ofLoop: loop, in: path)
    default:
      return .unknown
    }
  }

  private mutating func result(ofLoop loop: Node?, in path: ModulePath) -> Evaluation {
    guard let loop else { return .unknown }
    let key = Loop(node: loop, path: path)
    if let known = loops[key] { return known }
    var evaluation = Evaluation.unknown
    if let expression = try? Expression(decoding: loop) {
      evaluation = result(of: expression, in: path, loop: nil).derived
    }
    loops[key] = evaluation
    return evaluation
  }

  // MARK: Variables and local values

  private mutating func result(of name: Name) -> Evaluation {
    if let known = results[name] { return known }
    guard depth < Self.depthLimit else { return .unknown }
    // A self-reference has no value.
    results[name] = .unknown
    depth += 1
    defer { depth -= 1 }
    let result = name.kind == "var" ? variable(name) : local(name)
    results[name] = result
    return result
  }

  private mutating func local(_ name: Name) -> Evaluation {
    guard let written = sources?.module(at: name.path)?.local(name.name) else {
      return .open(["local.\(name.name)"])
    }
    return result(of: written.operation, in: name.path, loop: nil)
  }

  /// Evaluates a variable: always known in the root module, and elsewhere if the argument of the
  /// call is known.
  private mutating func variable(_ name: Name) -> Evaluation {
    guard let caller = name.path.caller else {
      guard configuration.hasVariables else { return .unknown }
      let value = configuration.rootValue(ofVariable: name.name).flatMap { ConstantValue($0) }
      return value.map { .value($0) }.map { converted($0, to: name) } ?? .known
    }
    guard let call = configuration.call(to: name.path) else { return .unknown }
    guard let argument = arguments(of: call, to: name.path)[name.name] else {
      // Without an argument, the variable has its default.
      let variables = configuration.module(at: name.path)?["variables"]
      let value = variables?.value(named: name.name)?["default"].flatMap { ConstantValue($0) }
      return value.map { .value($0) }.map { converted($0, to: name) } ?? .known
    }
    return converted(
      result(of: argument, named: name.name, in: call, from: caller, name.path),
      to: name
    )
  }

  private mutating func result(
    of argument: Node,
    named name: Text,
    in call: Node,
    from caller: ModulePath,
    _ path: ModulePath,
  ) -> Evaluation {
    let loop = call["for_each_expression"]
    if let written = sources?.call(to: path)?.attribute(name) {
      let result = result(of: written.operation, in: caller, loop: loop)
      if result != .unknown { return result }
    }
    guard let expression = try? Expression(decoding: argument) else { return .unknown }
    return result(of: expression, in: caller, loop: loop)
  }

  /// Converts a value to the type of a variable, which only the sources contain.
  private func converted(_ result: Evaluation, to variable: Name) -> Evaluation {
    guard case .value(let value) = result else { return result }
    let block = sources?.module(at: variable.path)?.block("variable", [variable.name])
    guard let block, block.attribute("nullable") == nil else { return .known }
    switch (block.attribute("type")?.value, value) {
    case (nil, _), (.traversal(["any"]), _), (_, .null): return result
    case (.traversal(["bool"]), .boolean), (.traversal(["number"]), .number),
      (.traversal(["string"]), .text):
      return result
    case (.traversal(["bool"]), .text("true")): return .value(.boolean(true))
    case (.traversal(["bool"]), .text("false")): return .value(.boolean(false))
    case (.traversal(["number"]), .text(let text)):
      return Double(text.string).map { .value(.number($0)) } ?? .known
    default: return .known
    }
  }

  private mutating func arguments(of call: Node, to path: ModulePath) -> [Text: Node] {
    if let known = arguments[path] { return known }
    let named = PlanConfiguration.byName(call["expressions"]?.entries ?? [])
    arguments[path] = named
    return named
  }
}

extension Evaluation {
  /// The value of a condition; nil if unknown.
  fileprivate var boolean: Bool? {
    switch self {
    case .value(.boolean(let boolean)): boolean
    case .value(.text("true")): true
    case .value(.text("false")): false
    case .value, .known, .open, .unknown: nil
    }
  }
}
