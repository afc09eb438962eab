internal import LintSyntax
internal import LintText

/// The `Rules` of a template, indexed by the parameters that they refer to: every cache looks up
/// its own, and there may be thousands of both.
struct TemplateRules {
  let entries: [Node.Entry]

  private let indices: [Text: [Int]]

  init(_ entries: [Node.Entry]) {
    self.entries = entries
    var indices: [Text: [Int]] = [:]
    for (index, rule) in entries.enumerated() {
      for name in Set(Selections.references(in: rule.value)) {
        indices[name, default: []].append(index)
      }
    }
    self.indices = indices
  }

  /// Returns the rules that refer to a parameter, as indices into ``entries``.
  func indices(referringTo parameter: Text) -> [Int] { indices[parameter] ?? [] }
}
