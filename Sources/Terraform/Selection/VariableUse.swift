internal import LintText

/// How a variable of a root module selects.
struct VariableUse {
  /// The constants that it is compared with.
  private(set) var constants: Set<TerraformValue> = []

  /// The constants that its attributes are compared with.
  private(set) var attributes: [Text: Set<TerraformValue>] = [:]

  /// Whether values that are not known here may make a difference.
  private(set) var isOpen = false

  /// Whether no value besides the constants makes a difference.
  private(set) var isClosed = false

  /// The maximum number of constants that are tried.
  private static let limit = 1_024

  /// Adds a use of the variable, or of a part of it.
  mutating func add(_ selector: SelectingVariables.Selector, at path: [Text]) {
    isOpen = isOpen || selector.isOpen || path.count > 1
    isClosed = isClosed || selector.isClosed
    if let name = path.first {
      if path.count == 1 { attributes[name, default: []].formUnion(selector.constants) }
    } else {
      constants.formUnion(selector.constants)
    }
    close()
  }

  /// Returns both uses.
  func union(_ other: VariableUse) -> VariableUse {
    var union = self
    union.constants.formUnion(other.constants)
    union.attributes.merge(other.attributes) { $0.union($1) }
    union.isOpen = isOpen || other.isOpen
    union.close()
    return union
  }

  /// Replaces too many constants by all values.
  private mutating func close() {
    guard constants.count > Self.limit else { return }
    constants = []
    isOpen = true
  }
}
