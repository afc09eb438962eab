internal import LintDiagnostics
internal import LintScenarios
internal import LintSyntax

/// The double braces of a template engine, such as `{{ days }}`, in a template that YAML can read.
///
/// YAML reads them as a mapping whose key is a mapping. The engine replaces each of them by an
/// unknown text, so a cache is judged only if no such text can change its verdict.
struct EngineBraces {
  /// The first braces in the document.
  let first: Range<Int>

  private let template: Template

  /// The nodes that are visited; with aliases a value may have millions.
  private var effort = Budget(limit: 1_000_000)

  /// Whether there are braces in the sections to which the values of caches refer.
  private lazy var areInSections: Bool = {
    let names: [StaticString] = ["Parameters", "Mappings", "Conditions", "Rules"]
    for entry in template.root.entries where names.contains(where: { entry.key.hasText($0) }) {
      if range(in: entry.value) != nil { return true }
    }
    return false
  }()

  /// Finds the braces in a document; nil if it has none.
  init?(in document: Document, of template: Template) {
    guard let first = ForeignTemplate.bracesAsKey(in: document) else { return nil }
    self.first = first
    self.template = template
  }

  /// Returns the braces on which the verdict of a cache may depend, or nil if no inserted text can
  /// change it.
  mutating func decisive(for resource: TemplateEntry) -> Range<Int>? {
    if let range = ForeignTemplate.braces(ofKey: resource.key) { return range }
    let properties = resource["Properties"]
    for mapping in [resource.node, properties].compactMap(\.self) {
      // A key in braces may become any property.
      if let range = ForeignTemplate.braces(asKeyOf: mapping) { return range }
    }
    let values =
      CacheEvaluation.decisiveProperties.compactMap { properties?[$0] }
      + [resource["Condition"]].compactMap(\.self)
    for value in values {
      if let range = range(in: value) { return range }
    }
    // The collection of a loop and the primary of a group are written elsewhere.
    if !resource.bindings.isEmpty || properties?["PrimaryClusterId"] != nil { return first }
    let areConstants =
      resource["Condition"] == nil
      && values.allSatisfy { $0.kind == .scalar && $0.tag == nil }
    return !areConstants && areInSections ? first : nil
  }

  /// Returns the first braces in a value; those of the document if the value is too large to
  /// search.
  private mutating func range(in value: Node) -> Range<Int>? {
    var pending = [value]
    while let node = pending.popLast() {
      effort.charge(1)
      guard !effort.isSpent else { return first }
      if let range = ForeignTemplate.braces(asKeyOf: node) { return range }
      pending += node.elements
      pending += node.kind == .mapping ? node.entries.map(\.value) : []
    }
    return nil
  }
}
