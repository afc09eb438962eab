package import LintDiagnostics
package import LintModel
internal import LintSyntax
package import LintText

/// Pulumi: the JSON of a preview, and of a stack that is exported.
package struct PulumiDialect: Dialect {
  /// Creates a dialect.
  package init() {}

  /// Returns no mention: the search of another dialect finds the names in previews as well.
  package func mention(in text: SourceText) -> Mention { .none }

  package func read(_ file: SourceFile, _ mention: Mention) -> DialectReading? {
    let text = file.text
    guard mention == .certain else { return nil }
    guard text.contains("urn:pulumi:") else { return Self.program(text) }
    guard Self.isJSON(text) else { return nil }
    let reading = JSONReader().read(text)
    let lines = LineIndex(text)
    if let error = reading.error { return .read([], lines, error: error) }
    guard let root = reading.documents.first?.root else { return nil }
    if let mapping = root.document.mappingsWithRepeatedKeys.first {
      let start = mapping.range.lowerBound
      let remark = Remark(
        .unreadable,
        "a key is written twice, which Pulumi does not do",
        help: "use the output exactly as Pulumi prints it",
        at: start..<start,
      )
      return .read([Extraction(kind: nil, remarks: [remark])], lines)
    }
    if let preview = Preview(root) { return .read([preview.extraction], lines) }
    if let export = StackExport(root) { return .read([export.extraction], lines) }
    return nil
  }

  package func mayBeOutput(_ file: SourceFile) -> Bool {
    let beginning = UnsafeRawBufferPointer(rebasing: file.text.bytes.prefix(16 << 10))
    return Self.isJSON(file.text) && beginning.contains("urn:pulumi:")
  }

  private static func isJSON(_ text: SourceText) -> Bool {
    text.bytes.first { !$0.isASCIISpace } == UInt8(ascii: "{")
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
