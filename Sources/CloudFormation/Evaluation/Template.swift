internal import LintModel
internal import LintSyntax
internal import LintText

/// A CloudFormation template: its sections, without a judgment of their content.
struct Template {
  let root: Node

  /// The parameters by name.
  ///
  /// If a name is written twice, the first one counts.
  let parameters: [Text: Parameter]

  /// The conditions by name, loops unrolled.
  ///
  /// If a name is written twice, the first one counts.
  private(set) var conditions: [Text: TemplateEntry] = [:]

  /// The conditions, loops unrolled, in the order of the template.
  private(set) var conditionEntries: [TemplateEntry] = []

  /// Whether loops may make conditions that are not among them.
  private(set) var hasMoreConditions = false

  /// The resources, loops unrolled, of every `Resources` section; more than one section is a
  /// mistake.
  private(set) var resources: [TemplateEntry] = []

  /// The cache clusters among the resources by name.
  ///
  /// If a name is written twice, the first one counts.
  private(set) var clusters: [Text: TemplateEntry] = [:]

  /// The mappings by name.
  ///
  /// If a name is written twice, the first one counts.
  let mappings: [Text: Node]

  let rules: TemplateRules

  /// The macros that may insert entries.
  private(set) var insertions: TemplateInsertions

  /// The values in mappings, by the path of names that leads to them.
  private let leaves: [[Text]: Node]

  /// Recognizes a template by its shape: a mapping with a mapping of resources, or one that
  /// specifies a version of the template format.
  ///
  /// - Parameter given: values of parameters, over which loops may run.
  init?(_ document: Document, given: ParameterValues = ParameterValues()) {
    guard let root = document.root, root.kind == .mapping else { return nil }
    let declarations = root.entries.filter { $0.key.hasText("Resources") }.flatMap(\.value.entries)
    let hasResources = declarations.contains {
      $0.value["Type"] != nil || $0.key.isForEach || $0.isInserted
    }
    guard hasResources || root["AWSTemplateFormatVersion"] != nil else { return nil }
    self.root = root
    let declared = root["Parameters"]?.entries.compactMap(Parameter.init) ?? []
    parameters = Dictionary(declared.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    rules = TemplateRules(root["Rules"]?.entries ?? [])
    insertions = TemplateInsertions(root, transforms: Self.transforms(root), resources: [])
    mappings = Self.byName(root["Mappings"]?.entries ?? [])
    let leaves = mappings.flatMap { name, mapping in
      Self.byName(mapping.entries).flatMap { key, values in
        values.entries.compactMap { leaf in
          leaf.key.typedText.map { ([name, key, $0], leaf.value) }
        }
      }
    }
    self.leaves = Dictionary(leaves, uniquingKeysWith: { first, _ in first })
    unrollConditions(given)
    unroll(declarations, given)
  }

  private mutating func unrollConditions(_ given: ParameterValues) {
    let entries = TemplateLoops(self, given).unroll(root["Conditions"]?.entries ?? []).entries
    conditionEntries = entries
    hasMoreConditions = entries.contains { $0.loop != nil || $0.key.isForEach }
    conditions = Dictionary(entries.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private mutating func unroll(_ declarations: [Node.Entry], _ given: ParameterValues) {
    resources = TemplateLoops(self, given).unroll(declarations).entries
    let clusters = resources.filter {
      $0.type?.hasText("AWS::ElastiCache::CacheCluster") == true
    }
    self.clusters = Dictionary(
      clusters.map { ($0.name, $0) },
      uniquingKeysWith: { first, _ in first },
    )
    insertions = TemplateInsertions(root, transforms: transforms, resources: resources)
  }

  /// The macros that process the template as a whole, each with its location.
  var transforms: [Node] { Self.transforms(root) }

  private static func transforms(_ root: Node) -> [Node] {
    guard let transform = root["Transform"] else { return [] }
    return transform.kind == .sequence ? transform.elements : [transform]
  }

  /// Returns the value in a mapping at the path of its name and two keys, or nil if it has none.
  func mappingLeaf(_ path: [Text]) -> Node? { leaves[path] }

  private static func byName(_ entries: [Node.Entry]) -> [Text: Node] {
    Dictionary(
      entries.compactMap { entry in entry.key.typedText.map { ($0, entry.value) } },
      uniquingKeysWith: { first, _ in first },
    )
  }
}

extension Node.Entry {
  /// Whether its value, or entries beside it, are inserted at deployment.
  var isInserted: Bool {
    key.hasText("Fn::Transform") || value.isInserted
  }
}

extension Node {
  /// Whether it is inserted at deployment, as a whole or in part.
  var isInserted: Bool {
    self["Fn::Transform"] != nil || Intrinsic(self)?.function == .transform
  }

  /// Whether it is the key of a `Fn::ForEach` loop (AWS::LanguageExtensions).
  var isForEach: Bool { hasPrefix("Fn::ForEach::") }
}
