package import LintDiagnostics
package import LintModel
internal import LintSyntax
internal import LintText

/// Pulumi: the JSON of a preview, of its log, and of a stack that is exported.
package struct PulumiDialect: Dialect {
  /// Creates a dialect.
  package init() {}

  /// Returns no mention: the search of another dialect finds the names in previews as well.
  package func mention(in search: CacheSearch) -> Mention { .none }

  package func read(_ file: SourceFile, _ mention: Mention) -> DialectReading? {
    let text = file.text
    guard mention == .certain else { return file.isNamed ? brokenOff(file) : nil }
    guard text.contains("urn:pulumi:") else { return Self.program(text) }
    guard Self.isJSON(text) else { return nil }
    let values = JSONValues(text)
    let lines = LineIndex(text)
    let extractions = Self.extractions(values)
    guard values.error != nil || !extractions.isEmpty else { return nil }
    return .read(extractions, lines, error: values.error)
  }

  /// Reports a named output that breaks off before it names a cache, as one that follows may; nil for
  /// any other text.
  private func brokenOff(_ file: SourceFile) -> DialectReading? {
    guard mayBeOutput(file), let error = JSONValues(file.text).error else { return nil }
    return .read([], LineIndex(file.text), error: error)
  }

  /// Returns the caches of previews, stacks and logs.
  private static func extractions(_ values: JSONValues) -> [Extraction] {
    var extractions: [Extraction] = []
    var events: [Node] = []
    // One search for all: there may be many.
    let namesManifests =
      values.roots.first.map { CacheNames.kubernetes.areFound(in: $0.document.text) } ?? false
    for root in values.elements {
      if let list = root["events"], list.elements.contains(where: Preview.isEvent) {
        events += list.elements
      } else if Preview.isEvent(root) {
        events.append(root)
      } else if let extraction = Preview(root)?.extraction(namesManifests: namesManifests)
        ?? StackExport(root)?.extraction
      {
        extractions.append(extraction)
      } else if let plan = root.entry("resourcePlans") {
        extractions.append(Extraction(kind: nil, remarks: [Self.savedPlan(at: plan.key)]))
      }
    }
    extractions += Preview.previews(of: events).map {
      $0.extraction(namesManifests: namesManifests)
    }
    guard !extractions.isEmpty,
      let mapping = values.roots.firstNonNil(\.document.mappingsWithRepeatedKeys.first)
    else { return extractions }
    let remark = Remark(
      .unreadable,
      "a key is written twice, which Pulumi does not do",
      help: "use the output exactly as Pulumi prints it",
      atStartOf: mapping,
    )
    return [Extraction(kind: nil, remarks: [remark])]
  }

  /// A note on what `pulumi preview --save-plan` writes.
  private static func savedPlan(at node: Node) -> Remark {
    Remark(
      .notExamined,
      "this is a plan that Pulumi has saved, which is not examined",
      help: "lint the preview: pulumi preview --json --show-sames > preview.json",
      at: node.range,
    )
  }

  package func mayBeOutput(_ file: SourceFile) -> Bool {
    let beginning = UnsafeRawBufferPointer(rebasing: file.text.bytes.prefix(16 << 10))
    return Self.isJSON(file.text) && beginning.contains("urn:pulumi:")
  }

  private static func isJSON(_ text: SourceText) -> Bool {
    let first = text.bytes.first { !$0.isASCIISpace }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  /// Reports a program in YAML that declares a cache; nil for any other text.
  private static func program(_ text: SourceText) -> DialectReading? {
    guard CacheNames.pulumi.areFound(in: text), text.contains("runtime") else { return nil }
    guard let root = TemplateReader().read(text).documents.first?.root, root["runtime"] != nil
    else { return nil }
    let resources = root["resources"]?.entries ?? []
    guard let type = resources.firstNonNil({ $0.value["type"].flatMap(cacheType) }) else {
      return nil
    }
    let remark = Remark(
      .notExamined,
      "this is a program of Pulumi, which is not examined",
      help: "lint its preview: pulumi preview --json --show-sames > preview.json",
      at: type.range,
    )
    return .read([Extraction(kind: nil, remarks: [remark])], LineIndex(text))
  }

  /// Returns the node of a type that is a cache, also in the short form of programs:
  /// `aws:elasticache:Cluster`.
  private static func cacheType(_ node: Node) -> Node? {
    guard let type = node.text else { return nil }
    let short = type.split(separator: ":")
    let isCache =
      CacheType(type) != nil
      || short.count == 3 && short[0] == "aws" && short[1] == "elasticache"
        && ["Cluster", "ReplicationGroup", "ServerlessCache"].contains(short[2])
    return isCache ? node : nil
  }
}
