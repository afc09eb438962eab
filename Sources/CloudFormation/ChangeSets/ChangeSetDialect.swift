package import LintDiagnostics
package import LintModel
internal import LintSyntax
internal import LintText

/// Change sets: what CloudFormation plans, as `aws cloudformation describe-change-set` prints it.
package struct ChangeSetDialect: Dialect {
  /// Creates a dialect.
  package init() {}

  /// Returns no mention: change sets name caches as templates do, which another dialect searches.
  package func mention(in search: CacheSearch) -> Mention { .none }

  package func read(_ file: SourceFile, _ mention: Mention) -> DialectReading? {
    let text = file.text
    let begins = Self.begins(text)
    let mayConcernCaches = mention != .none || file.isNamed
    guard begins || mayConcernCaches && Self.mayHaveChanges(text) else { return nil }
    let (documents, error) = Self.documents(of: text)
    let lines = LineIndex(text)
    if let error {
      guard begins else { return nil }
      return mention == .certain || file.isNamed ? .read([], lines, error: error) : nil
    }
    // `jq -s` makes a list of several change sets.
    let roots = documents.compactMap(\.root).flatMap { $0.kind == .sequence ? $0.elements : [$0] }
    let changeSets = roots.map(ChangeSet.init)
    guard changeSets.contains(where: { $0 != nil }) else { return nil }
    let metadata = SuppressionMetadata(path: file.path, lines: lines)
    let hasMetadata = SuppressionMetadata.mayBeFound(in: text)
    let extractions = zip(roots, changeSets).map { root, changeSet in
      guard let changeSet else { return Self.other(root) }
      var extraction = changeSet.extraction
      if hasMetadata { extraction.suppressions = changeSet.suppressions(metadata, lines) }
      return extraction
    }
    guard extractions.allSatisfy(ChangeSet.saysNothing) else { return .read(extractions, lines) }
    return file.isNamed
      ? .skipped("it names no cache", judged: (.changeSet, extractions.count)) : nil
  }

  package func mayBeOutput(_ file: SourceFile) -> Bool { Self.begins(file.text) }

  /// Refuses a part of an input whose other parts are change sets.
  private static func other(_ node: Node) -> Extraction {
    let remark = Remark(
      .wrongDocument,
      "this part is no change set, as the others are",
      help: "lint it as a file of its own",
      atStartOf: node,
    )
    return Extraction(kind: nil, remarks: [remark])
  }

  /// Parses a text in JSON or YAML.
  private static func documents(of text: SourceText) -> ([Document], SyntaxError?) {
    let first = text.bytes.first { !$0.isASCIISpace }
    let isJSON = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    if isJSON {
      let reading = JSONReader().read(text)
      return (reading.documents, reading.error)
    }
    let reading = TemplateReader().read(text)
    return (reading.documents, reading.error)
  }

  /// Whether a text has the keys of a change set anywhere.
  private static func mayHaveChanges(_ text: SourceText) -> Bool {
    text.contains("Changes")
      && (text.contains("ResourceChange") || text.contains("ChangeSetId")
        || text.contains("ChangeSetName"))
  }

  /// Whether a text begins as a change set: the AWS CLI prints the changes first.
  private static func begins(_ text: SourceText) -> Bool {
    let bytes = text.bytes
    guard let start = bytes.firstIndex(where: { !$0.isASCIISpace }),
      bytes[start] == UInt8(ascii: "{") || bytes[start] == UInt8(ascii: "[")
    else { return false }
    let beginning = UnsafeRawBufferPointer(rebasing: bytes[start...].prefix(1_024))
    let names: [StaticString] = ["\"Changes\"", "\"ChangeSetName\"", "\"ChangeSetId\""]
    return names.contains { beginning.contains($0) } && !beginning.contains("\"Resources\"")
  }
}
