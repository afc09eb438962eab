internal import CloudFormation
internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// The recognized kind of a text, and the contents that the dialects found.
struct Reading {
  let outcome: Outcome

  /// All documents of a readable text other than a plan.
  private(set) var documents: [Document]?

  enum Outcome {
    /// The text is unrelated to caches, for the given reason.
    case notOurs(String, SkipReason = .namesNoCache)
    /// The number of plans, none of which names a cache.
    case plansWithoutCaches(Int)
    /// The contents of each document, and the error that prevented reading the rest.
    case read([Extraction], SyntaxError?, LineIndex)
  }

  /// Reads an input.
  ///
  /// - Parameters:
  ///   - rootModules: finds the folders that may contain the root module of a plan.
  ///   - changesOnly: whether to skip the caches that a plan leaves as they are.
  init(
    _ file: SourceFile,
    _ parameters: ParameterValues,
    rootModules: Linter.RootModuleFinder? = nil,
    changesOnly: Bool = false,
  ) {
    let text = file.text
    let mention = Mention(in: text)
    let (isMentioned, mayBeMentioned) = (mention == .certain, mention != .none)
    let isPlan = PlanReading.isPlan(file)
    guard isPlan || mayBeMentioned || Mention.ofNestedStack(isFoundIn: text) else {
      outcome = .notOurs("it names no cache")
      return
    }
    let plans = PlanReading(file, rootModules, changesOnly: changesOnly)
    if isPlan, !mayBeMentioned, let reading = plans.withoutCaches() {
      outcome = reading
      return
    }
    if mayBeMentioned, isPlan || PlanReading.mayHoldPlan(text),
      let reading = plans.all(isMentioned: isMentioned)
    {
      outcome = reading
      return
    }
    let reading = TemplateReader().read(text)
    if reading.error == nil { documents = reading.documents }
    let template = Self.template(file, reading, parameters, mention)
    outcome = isMentioned && !template.isTemplate ? plans.printed() ?? template : template
  }

  private static func template(
    _ file: SourceFile,
    _ reading: ReadDocuments,
    _ parameters: ParameterValues,
    _ mention: Mention,
  ) -> Outcome {
    let text = file.text
    let isMentioned = mention == .certain
    let documents = reading.documents.map(\.unwrappingTemplateBody)
    let lines = LineIndex(text)
    // Checked first: few texts have two braces, and in those every mapping must be examined.
    let hasBraces = text.contains("{{")
    let dialect = CloudFormationDialect(
      given: parameters,
      documentCount: reading.documents.count,
      hasBraces: hasBraces,
    )
    if isMentioned, let foreign = Self.foreignTemplate(text, reading, hasBraces: hasBraces) {
      return .read([Extraction(refusing: foreign, lines: lines)], nil, lines)
    }
    let hasMetadata = SuppressionMetadata.mayBeFound(in: text)
    let comments = SuppressionComments.suppressions(in: documents, of: file, lines)
    let extractions =
      documents
      .compactMap { document -> Extraction? in
        var extraction =
          dialect.extract(from: document, lines: lines)
          ?? (isMentioned ? Extraction(declaredIn: document, lines) : nil)
        if isMentioned, let stray = extraction?.stray(in: document, lines) {
          extraction?.remarks.append(stray)
        }
        extraction?.suppressions = comments
        if hasMetadata {
          extraction?.suppressions += SuppressionMetadata.suppressions(
            in: document,
            of: file,
            lines,
            given: parameters,
          )
        }
        return extraction
      }
      .filter {
        isMentioned || !$0.caches.isEmpty || !$0.nestedStacks.isEmpty || $0.hasUnexaminedStacks
      }
    // Unreadable text is relevant only if it names a cache or if a template's loop may generate
    // one.
    if let error = reading.error,
      isMentioned || mention == .possible && text.contains("Resources")
    {
      return .read(extractions, error, lines)
    }
    guard !extractions.isEmpty else {
      return isMentioned
        ? .notOurs("it is neither a template nor a plan", .unrecognized)
        : .notOurs("it names no cache")
    }
    return .read(extractions, nil, lines)
  }

  private static func foreignTemplate(
    _ text: SourceText,
    _ reading: ReadDocuments,
    hasBraces: Bool,
  ) -> ForeignTemplate? {
    guard let error = reading.error else {
      return reading.documents.lazy.compactMap { ForeignTemplate($0, hasBraces: hasBraces) }.first
    }
    return ForeignTemplate(text, refusedFor: error)
      ?? ForeignTemplate(text, markedAt: error.range.lowerBound)
  }

  /// Whether a text that names no cache may be a template: every template names its resources.
  static func mayBeTemplate(_ text: SourceText) -> Bool {
    Mention(in: text) != .certain && text.contains("Resources")
      && TemplateReader().read(text).error == nil
  }
}

extension Reading.Outcome {
  /// Whether anything was recognized in the text.
  fileprivate var isTemplate: Bool {
    if case .read(let extractions, _, _) = self { !extractions.isEmpty } else { false }
  }
}
