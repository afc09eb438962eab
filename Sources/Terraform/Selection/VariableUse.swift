internal import LintText

/// How a variable of a root module selects.
struct VariableUse {
  /// The selectors of parts of the variable, by their paths; the empty path is the whole value.
  private(set) var parts: [[Text]: SelectingVariables.Selector] = [:]

  /// The constants with which the variable and its parts are compared.
  var constants: Set<TerraformValue> {
    parts.values.reduce(into: []) { $0.formUnion($1.constants) }
  }

  /// The maximum number of constants that are tried.
  private static let limit = 1_024

  /// Adds a use of the variable, or of a part of it.
  mutating func add(_ selector: SelectingVariables.Selector, at path: [Text]) {
    // Which elements there are only selects as a whole.
    let isWhole = !path.contains { $0 == ValuePath.everyElement || $0 == ValuePath.everyKey }
    guard isWhole || selector.isOpen || !selector.constants.isEmpty else { return }
    guard let known = parts[path] else {
      parts[path] = selector
      return
    }
    // In place: thousands of expressions may compare one variable.
    parts[path]?.formUnion(selector)
    if known.constants.count + selector.constants.count > Self.limit { bound(path) }
  }

  private mutating func bound(_ path: [Text]) {
    guard let count = parts[path]?.constants.count, count > Self.limit else { return }
    parts[path]?.constants = []
    parts[path]?.isOpen = true
  }

  /// Adds the constants of another use, for the parts that select here.
  mutating func add(constantsOf other: VariableUse) {
    for (path, selector) in other.parts {
      parts[path]?.constants.formUnion(selector.constants)
    }
  }
}
