package import LintDiagnostics
package import LintModel
internal import LintSyntax
internal import LintText

/// Kubernetes: manifests of AWS Controllers for Kubernetes (ACK) and of Crossplane.
package struct KubernetesDialect: Dialect {
  /// Creates a dialect.
  package init() {}

  /// Finds what has none of the names that the search of another dialect finds in manifests.
  package func mention(in search: CacheSearch) -> Mention {
    search.mayFind && Self.isFound(in: search.text) ? .certain : .none
  }

  private static func isFound(in text: SourceText) -> Bool {
    ResourceKind.isClassic(text) || UnexaminedManifests.mayChangeCaches(text)
  }

  package func read(_ file: SourceFile, _ mention: Mention) -> DialectReading? {
    let text = file.text
    guard mention == .certain,
      CacheNames.kubernetes.areFound(in: text) || Self.isFound(in: text)
        || UnexaminedManifests.mayCarryCaches(text)
    else { return nil }
    let lines = LineIndex(text)
    if Self.isErrorMessage(text) {
      return .read([Extraction(kind: nil, remarks: [Self.errorMessage])], lines)
    }
    let reading = ManifestDocuments(text)
    let documents = reading.documents
    let isOurs = documents.contains { document in
      document.root.map(Self.isOurs) ?? false
    }
    guard isOurs || !reading.errors.isEmpty && Self.mayBeManifest(text) else {
      if text.contains("urn:pulumi:") || CacheNames.cloudFormation.areFound(in: text) { return nil }
      // Manifests in the values of a chart; or only a mention.
      let note = documents.firstNonNil { UnexaminedManifests($0, except: []).remark }
      return note.map { .read([Extraction(kind: nil, remarks: [$0])], lines) } ?? Self.withoutCache
    }
    let hasBraces = text.contains("{{")
    let controls = ControlComments(in: text)
    var extractors = documents.compactMap {
      ManifestExtractor($0, lines, hasBraces: hasBraces, controls)
    }
    extractors.sort { $0.start < $1.start }
    var extractions = extractors.map(\.extraction)
    let (error, problems) = Self.problems(reading.errors, text)
    let remarks = problems + Self.templates(documents, text)
    if !remarks.isEmpty { extractions.append(Extraction(kind: nil, remarks: remarks)) }
    guard !extractions.isEmpty || error != nil else { return Self.withoutCache }
    if !extractions.isEmpty {
      extractions[0].suppressions = Self.suppressions(documents, extractors, file, lines)
      for index in extractions.indices.dropFirst() {
        extractions[index].suppressions = extractions[0].suppressions
      }
    }
    return .read(
      extractions,
      lines,
      error: error,
      documents: reading.errors.isEmpty ? documents : nil,
    )
  }

  private static let withoutCache = DialectReading.skipped("it declares no cache")

  private static func isOurs(_ root: Node) -> Bool {
    root.isManifest || root.isKustomization
      || root.kind == .sequence && root.elements.contains(where: \.isManifest)
  }

  private static func mayBeManifest(_ text: SourceText) -> Bool {
    text.contains("apiVersion") && text.contains("kind")
  }

  /// Returns notes on templates of CloudFormation among the documents.
  private static func templates(_ documents: [Document], _ text: SourceText) -> [Remark] {
    guard CacheNames.cloudFormation.areFound(in: text) else { return [] }
    return documents.compactMap { $0.root?.entry("Resources")?.key }.map { key in
      Remark(
        .notExamined,
        "a template in one text with manifests is not examined",
        help: "write the template into a file of its own, and lint that",
        at: key.range,
      )
    }
  }

  // MARK: Problems

  /// Whether a text is what `kubectl` prints in place of manifests.
  private static func isErrorMessage(_ text: SourceText) -> Bool {
    ["Error from server", "error: ", "Error: "].contains { text.bytes.hasBytes($0, at: 0) }
  }

  private static let errorMessage = Remark(
    .unreadable,
    "this is an error message, not a manifest",
    help: "fix what it reports, then fetch the manifest again",
    at: 0..<0,
  )

  /// The maximum number of unreadable documents that are reported one by one.
  private static let problemLimit = 16

  /// Returns the first error, and remarks on the others and on templates of charts.
  private static func problems(
    _ errors: [(error: SyntaxError, document: Range<Int>)],
    _ text: SourceText,
  ) -> (SyntaxError?, [Remark]) {
    var first: SyntaxError?
    var remarks: [Remark] = []
    for (error, document) in errors {
      let part = UnsafeRawBufferPointer(rebasing: text.bytes[document])
      if let braces = part.firstOffset(of: "{{") ?? part.firstOffset(of: "%{") {
        // A chart has templates of other resources, such as roles, in the same file.
        let copy = SourceText(utf8: Array(part))
        guard CacheNames.kubernetes.areFound(in: copy) || ResourceKind.isClassic(copy),
          CacheManifest.mayHaveKind(copy.bytes)
        else { continue }
        let start = document.lowerBound + braces
        let isOfHelm = text.bytes[start] == UInt8(ascii: "{")
        remarks.append(.chart(at: start..<start + 2, isOfHelm: isOfHelm))
      } else if first == nil {
        first = error
      } else {
        remarks.append(Remark(.unreadable, error.message, at: error.range))
      }
    }
    return (first, bounded(remarks))
  }

  /// Returns the first remarks, with one on the number of others.
  private static func bounded(_ remarks: [Remark]) -> [Remark] {
    let others = remarks.dropFirst(problemLimit)
    guard let next = others.first else { return remarks }
    let count = others.count
    let isUnreadable = others.contains { if case .unreadable = $0.kind { true } else { false } }
    let more = Remark(
      isUnreadable ? .unreadable : .notExamined,
      count == 1
        ? "1 more document has such a problem" : "\(count) more documents have such problems",
      at: next.range,
    )
    return remarks.prefix(problemLimit) + [more]
  }

  // MARK: Suppressions

  /// Returns the suppressions in comments, and in annotations of the caches.
  private static func suppressions(
    _ documents: [Document],
    _ extractors: [ManifestExtractor],
    _ file: SourceFile,
    _ lines: LineIndex,
  ) -> [WrittenSuppression] {
    var suppressions = SuppressionComments.suppressions(in: documents, of: file, lines)
    for extractor in extractors {
      for (cache, acceptance) in zip(extractor.extraction.caches, extractor.acceptances) {
        guard let acceptance, let text = acceptance.text else { continue }
        suppressions.append(
          WrittenSuppression(
            SuppressionRequest(native: "allow \(text)"[...]),
            at: Place(path: file.path, bytes: acceptance.range, lines: lines),
            .resource(lines.range(cache.range)),
          )
        )
      }
    }
    return suppressions
  }
}

extension ManifestExtractor {
  /// The first byte that it is about, which orders extractions of a text.
  fileprivate var start: Int {
    extraction.caches.first?.range.lowerBound ?? extraction.remarks.first?.range.lowerBound ?? 0
  }
}
