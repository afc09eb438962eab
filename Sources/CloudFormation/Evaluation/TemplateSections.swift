internal import LintSyntax
internal import LintText

/// The sections of a template whose entries others refer to, looked up by name.
///
/// Unlike ``Template``, it includes everything that is written, even by mistake.
struct TemplateSections {
  /// A section with all values of each name.
  struct Section {
    let node: Node
    private let values: [Text: [Node]]

    init(_ node: Node) {
      self.node = node
      values = Dictionary(grouping: node.entries) { $0.key.text ?? "" }.mapValues {
        $0.map(\.value)
      }
    }

    func values(named names: Set<Text>) -> [Node] {
      names.flatMap { values[$0] ?? [] }
    }
  }

  let parameters: Section?
  let conditions: Section?
  let mappings: Section?
  let rules: Section?

  init(of template: Template) {
    parameters = template.root["Parameters"].map(Section.init)
    conditions = template.root["Conditions"].map(Section.init)
    mappings = template.root["Mappings"].map(Section.init)
    rules = template.root["Rules"].map(Section.init)
  }
}
