package import LintDiagnostics
package import LintModel
internal import LintSyntax
internal import LintText

/// CloudFormation: templates in YAML and JSON, and what they are made from.
package struct CloudFormationDialect: Dialect {
  private let given: ParameterValues
  private let findsNames: Bool
  private let templates: TemplateFolders

  /// Creates a dialect that evaluates templates with the given parameter values.
  ///
  /// - Parameters:
  ///   - findsNames: whether to find the names that caches get.
  ///   - templates: the folders of templates that are uploaded.
  package init(
    given: ParameterValues = ParameterValues(),
    findsNames: Bool = false,
    templates: TemplateFolders = TemplateFolders(),
  ) {
    self.given = given
    self.findsNames = findsNames
    self.templates = templates
  }

  package func mention(in search: CacheSearch) -> Mention {
    guard search.mayFind else { return .none }
    let text = search.text
    if CacheNames.documents.areFound(in: text) { return .certain }
    guard text.mentions(anyOf: ["Fn::ForEach"]) else {
      return text.mentions(anyOf: Self.stacks) ? .indirect : .none
    }
    return text.mentions(anyOf: Self.partsOfNames) ? .certain : .possible
  }

  /// The literal parts of types whose other part is the identifier of a loop:
  /// `AWS::${Service}::CacheCluster`.
  private static let partsOfNames: [StaticString] = [
    "ElastiCache", "CacheCluster", "ReplicationGroup", "ServerlessCache",
  ]

  /// The types of resources that deploy templates in neighboring files.
  private static let stacks: [StaticString] = [
    "AWS::CloudFormation::Stack", "AWS::Serverless::Application",
  ]

  package func read(_ file: SourceFile, _ mention: Mention) -> DialectReading? {
    guard mention != .none else { return nil }
    return read(file, mention, isNested: false)
  }

  /// The parts of templates that may deploy caches without naming one.
  private static let parts: [StaticString] = [
    "Transform", "Fn::ForEach", "::MODULE", "AWS::ServiceCatalog::CloudFormationProvisionedProduct",
  ]

  /// Reads the template of a nested stack that names no cache; nil for one without parts that may
  /// deploy caches.
  package func readNested(_ file: SourceFile) -> DialectReading.Contents? {
    guard file.text.mentions(anyOf: Self.parts),
      case .read(let contents)? = read(file, .none, isNested: true)
    else { return nil }
    return contents
  }

  /// - Parameter isNested: whether to include templates with parts that are not examined.
  private func read(
    _ file: SourceFile,
    _ mention: Mention,
    isNested: Bool,
  ) -> DialectReading? {
    let text = file.text
    let isMentioned = mention == .certain
    if isMentioned, ServerlessConfiguration.isProgram(file.path) {
      return .read(
        [Extraction(refusing: ForeignTemplate(.serverlessFramework, at: 0..<0))],
        LineIndex(text),
      )
    }
    let reading = TemplateReader().read(text)
    let documents = reading.documents.map(\.unwrappingTemplateBody)
    let lines = LineIndex(text)
    // Checked first: few texts have two braces, and in those every mapping must be examined.
    let hasBraces = text.contains("{{")
    let extractor = TemplateExtractor(
      given: given,
      documentCount: documents.count,
      hasBraces: hasBraces,
      findsNames: findsNames,
      templates: templates,
    )
    let comments = SuppressionComments.suppressions(in: documents, of: file, lines)
    let hasMetadata = SuppressionMetadata.mayBeFound(in: text)
    if isMentioned, reading.error == nil,
      let configuration = documents.firstNonNil(ServerlessConfiguration.init),
      var extraction = configuration.extraction(
        lines,
        { document, lines in
          var extraction = extractor.extract(from: document, lines: lines)
          if hasMetadata {
            extraction?.suppressions += SuppressionMetadata.suppressions(
              in: document,
              of: file,
              lines,
              given: given,
            )
          }
          return extraction
        }
      )
    {
      extraction.suppressions += comments
      return .read([extraction], lines, documents: reading.documents)
    }
    if isMentioned, let foreign = Self.foreignTemplate(text, reading, hasBraces: hasBraces) {
      return .read([Extraction(refusing: foreign)], lines)
    }
    let extractions =
      documents
      .compactMap { document -> Extraction? in
        let fragment =
          isMentioned && documents.count == 1
          ? ServerlessConfiguration.extraction(ofFragment: document, lines, extractor.extract)
          : nil
        var extraction =
          fragment ?? extractor.extract(from: document, lines: lines)
          ?? (isMentioned ? Extraction(declaredIn: document) : nil)
        if isMentioned, let stray = extraction?.stray(in: document) {
          extraction?.remarks.append(stray)
        }
        if isNested, extraction?.hasUnexaminedParts == true {
          extraction?.hasUnexaminedStacks = true
        }
        extraction?.suppressions = comments
        if hasMetadata {
          extraction?.suppressions += SuppressionMetadata.suppressions(
            in: document,
            of: file,
            lines,
            given: given,
          )
        }
        return extraction
      }
      .filter {
        isMentioned || !$0.caches.isEmpty || !$0.nestedStacks.isEmpty || $0.hasUnexaminedStacks
      }
    guard !extractions.isEmpty else { return nil }
    return .read(
      extractions,
      lines,
      error: Self.concernsCaches(text, mention) ? reading.error : nil,
      documents: reading.error == nil ? reading.documents : nil,
    )
  }

  package func refuse(_ file: SourceFile, _ mention: Mention) -> DialectReading? {
    guard Self.concernsCaches(file.text, mention),
      let error = TemplateReader().read(file.text).error
    else { return nil }
    return .read([], LineIndex(file.text), error: error)
  }

  /// Whether unreadable text is relevant: only if it names a cache or if a template's loop may
  /// generate one.
  private static func concernsCaches(_ text: SourceText, _ mention: Mention) -> Bool {
    mention == .certain || mention == .possible && text.contains("Resources")
  }

  private static func foreignTemplate(
    _ text: SourceText,
    _ reading: ReadDocuments,
    hasBraces: Bool,
  ) -> ForeignTemplate? {
    guard let error = reading.error else {
      return reading.documents.firstNonNil { ForeignTemplate($0, hasBraces: hasBraces) }
    }
    return ForeignTemplate(text, refusedFor: error)
      ?? ForeignTemplate(text, markedAt: error.range.lowerBound)
  }
}

extension Extraction {
  /// Whether a remark reports a part that may deploy caches.
  fileprivate var hasUnexaminedParts: Bool {
    remarks.contains { if case .notExamined = $0.kind { true } else { false } }
  }
}
