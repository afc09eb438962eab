package import LintModel
internal import LintScenarios
package import LintSyntax
package import LintText

/// Finds the caches that a CloudFormation template declares.
package struct TemplateExtractor {
  private let given: ParameterValues
  private let documentCount: Int
  private let hasBraces: Bool
  private let findsNames: Bool
  private let templates: TemplateFolders

  /// Creates an extractor that evaluates templates with the given parameter values.
  ///
  /// - Parameters:
  ///   - documentCount: the number of documents in the file, which share its budget.
  ///   - hasBraces: whether `{{` occurs in the file.
  ///   - findsNames: whether to find the names that caches get.
  ///   - templates: the folders of templates that are uploaded.
  package init(
    given: ParameterValues = ParameterValues(),
    documentCount: Int,
    hasBraces: Bool = true,
    findsNames: Bool = false,
    templates: TemplateFolders = TemplateFolders(),
  ) {
    self.templates = templates
    self.findsNames = findsNames
    self.given = given
    self.documentCount = documentCount
    self.hasBraces = hasBraces
  }

  /// Finds the caches of a template, or returns nil if the document isn't a template.
  package func extract(from document: Document, lines: LineIndex) -> Extraction? {
    guard let root = document.root else { return nil }
    // Settings of the folder, if known, include those of this file.
    var given = OptionSettings.values(in: root)
    given.merge(self.given)
    guard let template = Template(document, given: given) else { return nil }
    let duplicates = DuplicateKeys(
      in: document,
      unrolled: [
        (template.root["Resources"], template.resources),
        (template.root["Conditions"], template.conditionEntries),
      ],
    )
    let reader = CloudFormationCacheReader(template, given, duplicates, lines)
    var budget = Budget(documentCount: documentCount)
    var decisive: Set<Node> = []
    var extraction = Extraction()
    extraction.parameters = ParameterReview(of: template, given)
    let braces = hasBraces ? EngineBraces(in: document, of: template) : nil
    var placeholders = Placeholders(template, braces)
    var placeholder: ForeignTemplate?
    for resource in template.resources {
      if let found = placeholders.first(in: resource) {
        placeholder = placeholder ?? found
        continue
      }
      guard let (found, duplicate) = reader.cache(resource, &budget) else { continue }
      var cache = found
      if findsNames {
        cache.names = CacheEvaluation.names(of: resource, cache.type, in: template, given, budget)
      }
      extraction.caches.append(cache)
      if let duplicate { decisive.insert(duplicate.key) }
    }
    let stacks = NestedStacks(template, given, reader, templates).all(&budget)
    extraction.nestedStacks = stacks.local
    extraction.effort = budget.spent
    let unexamined = UnexaminedParts(template, stacks)
    extraction.remarks = unexamined.remarks
    extraction.hasUnexaminedStacks = unexamined.haveStacks
    extraction.parameterNames = template.mayHaveMoreParameters ? nil : Set(template.parameters.keys)
    if let misplaced = CacheDeclarations.misplaced(
      in: template.root,
      besides: template.resources,
    ) {
      extraction.remarks.append(misplaced)
    }
    if let braces, extraction.caches.isEmpty {
      placeholder = ForeignTemplate(.textTemplate, at: braces.first)
    }
    if placeholder != nil, extraction.caches.isEmpty { extraction.kind = nil }
    placeholder = placeholder ?? braces.map { ForeignTemplate(.filledIn, at: $0.first) }
    if let placeholder { extraction.remarks.append(Remark(placeholder)) }
    if let rain = ForeignTemplate(directivesIn: document) {
      extraction.remarks.append(Remark(rain))
    }
    extraction.remarks += duplicates.all.map { duplicate in
      remark(
        on: duplicate,
        isDecisive: decisive.contains(duplicate.key),
        lines,
      )
    }
    if let reuse = document.firstReuse {
      extraction.remarks.append(
        Remark(
          .reuse,
          "CloudFormation itself refuses YAML anchors and aliases",
          help: "deploy what 'aws cloudformation package' writes, which has them resolved",
          at: reuse,
        )
      )
    }
    return extraction
  }

  private func remark(
    on duplicate: DuplicateKeys.Duplicate,
    isDecisive: Bool,
    _ lines: LineIndex,
  ) -> Remark {
    let first = duplicate.first.range
    let line = lines.position(at: first.lowerBound).line
    return Remark(
      .duplicateKey(isDecisive: isDecisive),
      duplicate.loop.map { "'\($0)' makes key '\(duplicate.name)' twice, first on line \(line)" }
        ?? "key '\(duplicate.name)' is written twice, first on line \(line)",
      help: duplicate.loop == nil
        ? "keep one of the two: which one CloudFormation takes is not defined"
        : "give each its own key: CloudFormation refuses a logical ID that is made twice",
      at: duplicate.key.range,
      explanations: [Explanation("first written here", at: first)],
    )
  }
}
