internal import LintSyntax
internal import LintText

/// The `Rules` of a template, indexed by the parameters that they refer to: every cache looks up
/// its own, and there may be thousands of both.
struct TemplateRules {
  let entries: [Node.Entry]

  private let indices: [Text: [Int]]

  /// The names in each rule.
  private let references: [Set<Text>]

  init(_ entries: [Node.Entry]) {
    self.entries = entries
    var indices: [Text: [Int]] = [:]
    references = entries.map { Set(Selections.references(in: $0.value)) }
    for (index, names) in references.enumerated() {
      for name in names { indices[name, default: []].append(index) }
    }
    self.indices = indices
  }

  /// Returns the rules that refer to a parameter, as indices into ``entries``.
  func indices(referringTo parameter: Text) -> [Int] { indices[parameter] ?? [] }

  /// Returns the names of the rules that refer to some parameters, directly or by way of parameters
  /// that other rules compare with them, and the number of names visited.
  func names(about parameters: Set<Text>) -> (names: Set<Text>, effort: Int) {
    var names: Set<Text> = []
    var met: Set<Int> = []
    var known = parameters
    var pending = Array(parameters)
    var effort = 0
    while let parameter = pending.popLast() {
      let indices = indices(referringTo: parameter)
      effort += 1 + indices.count
      for index in indices where met.insert(index).inserted {
        if let name = entries[index].key.text { names.insert(name) }
        effort += references[index].count
        pending += references[index].filter { known.insert($0).inserted }
      }
    }
    return (names, effort)
  }
}
