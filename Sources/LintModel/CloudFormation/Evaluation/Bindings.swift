internal import LintSyntax

/// The values of the identifiers of `Fn::ForEach` loops, for one turn of the loops.
struct Bindings: Hashable {
  private var values: [String: String] = [:]

  var isEmpty: Bool { values.isEmpty }

  subscript(identifier: String) -> String? { values[identifier] }

  func binding(_ identifier: String, to value: String) -> Bindings {
    var bindings = self
    bindings.values[identifier] = value
    return bindings
  }

  /// A text with `${Identifier}` and `&{Identifier}` replaced.
  func apply(to text: String) -> String {
    guard !values.isEmpty, text.contains("{") else { return text }
    return values.reduce(text) { text, binding in
      text.replacing("${\(binding.key)}", with: binding.value)
        .replacing("&{\(binding.key)}", with: binding.value)
    }
  }

  /// A key or name as it is once the loops are unrolled.
  func text(of node: Node) -> String? {
    node.text.map(apply)
  }
}
