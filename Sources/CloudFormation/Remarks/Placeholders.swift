internal import LintModel
internal import LintScenarios
internal import LintSyntax
internal import LintText

/// Finds values that another tool fills in before the template is deployed.
///
/// Only the values that decide a verdict count: a placeholder in a script or in the name of a
/// bucket does not prevent a verdict.
struct Placeholders {
  private let template: Template

  /// The sections by name; built once for all caches, because that takes time linear in the size of
  /// the template.
  private lazy var sections = TemplateSections(of: template)

  /// The placeholders that are defaults of parameters; usually empty.
  private lazy var defaults: [Text: ForeignTemplate] = template.parameters.compactMapValues {
    $0.defaultValue.flatMap(ForeignTemplate.init(placeholder:))
  }

  /// The double braces of an engine, if there are any.
  private(set) var braces: EngineBraces?

  /// The values that are visited for the parameters of all caches.
  private var effort = Budget(limit: 1_000_000)

  init(_ template: Template, _ braces: EngineBraces?) {
    self.template = template
    self.braces = braces
  }

  /// Returns the first placeholder among the type, the logical ID and the decisive values of a
  /// cache.
  ///
  /// Returns nil if the resource isn't a cache.
  mutating func first(in resource: TemplateEntry) -> ForeignTemplate? {
    if braces != nil, resource.type.flatMap(resource.bindings.text).flatMap(CacheType.init) != nil,
      let range = braces?.decisive(for: resource)
    {
      return ForeignTemplate(.mark, at: range)
    }
    guard let type = resource.type, type.hasPrefix("AWS::ElastiCache::"),
      type.text.flatMap({ CacheType($0) }) != nil
    else { return nil }
    if let found = ForeignTemplate(placeholder: resource.key) { return found }
    guard let properties = resource["Properties"] else { return nil }
    if let found = ForeignTemplate(placeholder: properties) { return found }
    let values = CacheEvaluation.decisiveProperties.compactMap { properties[$0] }
    guard values.contains(where: { $0.kind != .scalar || $0.tag != nil }) else {
      return values.firstNonNil(ForeignTemplate.init(placeholder:))
    }
    if let found = first(below: values) { return found }
    guard !defaults.isEmpty, !effort.isSpent else { return nil }
    let references = TemplateReferences(in: values, of: sections)
    effort.charge(references.effort)
    return references.parameters.sorted().firstNonNil { [defaults] in defaults[$0] }
  }

  /// Returns the first placeholder in some values.
  ///
  /// A text of `Fn::Sub` may have one too: CloudFormation refuses `${self:custom.days}` there.
  private func first(below values: [Node]) -> ForeignTemplate? {
    var pending = values
    // Values written by people have a few nodes; the rest of a larger one is judged as written.
    var rest = 1_000
    while let node = pending.popLast(), rest > 0 {
      rest -= 1
      if let found = ForeignTemplate(placeholder: node) { return found }
      pending += node.elements(upTo: rest)
      pending += node.kind == .mapping ? node.entries.map(\.value) : []
    }
    return nil
  }
}
