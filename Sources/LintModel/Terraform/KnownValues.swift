internal import LintDiagnostics
internal import LintSyntax

/// Tells which expressions of a plan's configuration are known before apply, looking at the argument of
/// each variable once.
struct KnownValues {
  private let configuration: PlanConfiguration
  private var variables: [Variable: Bool] = [:]
  private var arguments: [ModulePath: [Text: Node]] = [:]

  private struct Variable: Hashable {
    let name: Text
    let path: ModulePath
  }

  init(_ configuration: PlanConfiguration) {
    self.configuration = configuration
  }

  /// Whether everything that an expression refers to is known before apply.
  ///
  /// Then the result is known as well, unless the expression calls a function such as
  /// `timestamp`, which is why an expression without any reference does not count.
  mutating func isKnown(_ expression: Expression, in path: ModulePath, of block: Node) -> Bool {
    if expression.constant != nil { return true }
    return areKnown(expression.references ?? [], in: path, loop: block["for_each_expression"])
  }

  private mutating func areKnown(_ references: [Text], in path: ModulePath, loop: Node?) -> Bool {
    var isLoopUsed = false
    for reference in references {
      let parts = reference.utf8.split(separator: UInt8(ascii: ".")).map { Text($0) }
      switch parts.first {
      case "var":
        guard parts.count > 1, isVariableKnown(parts[1], in: path) else { return false }
      case "count", "path", "terraform":
        continue
      case "each":
        // Terraform refuses to plan when keys are not known.
        if parts.dropFirst().first != "key" { isLoopUsed = true }
      default:
        return false
      }
    }
    return !references.isEmpty && (!isLoopUsed || isLoopKnown(loop, in: path))
  }

  private mutating func isLoopKnown(_ loop: Node?, in path: ModulePath) -> Bool {
    guard let loop, let expression = try? Expression(decoding: loop) else { return false }
    if expression.constant != nil { return true }
    return areKnown(expression.references ?? [], in: path, loop: nil)
  }

  /// Whether a variable is known: those of the root module always are; those of another module
  /// are if the argument of its call is.
  private mutating func isVariableKnown(_ name: Text, in path: ModulePath) -> Bool {
    guard let caller = path.caller else { return configuration.hasVariables }
    let variable = Variable(name: name, path: path)
    if let isKnown = variables[variable] { return isKnown }
    let isKnown = isArgumentKnown(variable, from: caller)
    variables[variable] = isKnown
    return isKnown
  }

  private mutating func isArgumentKnown(_ variable: Variable, from caller: ModulePath) -> Bool {
    guard let call = configuration.call(to: variable.path) else { return false }
    // Without an argument it takes the default that is written in the module.
    guard let argument = arguments(of: call, to: variable.path)[variable.name] else { return true }
    guard let expression = try? Expression(decoding: argument) else { return false }
    return isKnown(expression, in: caller, of: call)
  }

  private mutating func arguments(of call: Node, to path: ModulePath) -> [Text: Node] {
    if let known = arguments[path] { return known }
    let named = PlanConfiguration.byName(call["expressions"]?.entries ?? [])
    arguments[path] = named
    return named
  }
}
