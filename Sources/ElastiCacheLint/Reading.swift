internal import LintDiagnostics
internal import LintModel
internal import LintSyntax

/// How a text was recognized, and what the dialects found in it.
struct Reading {
  let outcome: Outcome

  enum Outcome {
    /// The text has nothing to do with caches, for the given reason.
    case notOurs(String)
    /// What was found in each document, and what kept the rest from being read.
    case read([Extraction], SyntaxError?, LineIndex)
  }

  /// Reads an input.
  ///
  /// - Parameter rootModules: finds the folders in which the root module of a plan may lie.
  init(
    _ file: SourceFile,
    _ parameters: ParameterValues,
    rootModules: Linter.RootModuleFinder? = nil,
  ) {
    let text = file.text
    let beginsAsPlan = Self.beginsAsPlan(text)
    let mention = Mention(in: text)
    let (isMentioned, mayBeMentioned) = (mention == .certain, mention != .none)
    guard beginsAsPlan || mayBeMentioned || Mention.ofNestedStack(isFoundIn: text) else {
      outcome = .notOurs("it names no cache")
      return
    }
    if beginsAsPlan, !mayBeMentioned, let reading = Self.planWithoutCaches(text) {
      outcome = reading
      return
    }
    if mayBeMentioned, beginsAsPlan || Self.mayBeTerraform(text),
      let reading = Self.plan(file, rootModules, beginsAsPlan, isMentioned: isMentioned)
    {
      outcome = reading
      return
    }
    outcome = Self.template(file, parameters, isMentioned: isMentioned)
  }

  /// Reads a text that begins as a plan and names no cache, or returns nil if it is none.
  ///
  /// It must be whole: one that breaks off must never be taken for a plan without caches.
  private static func planWithoutCaches(_ text: SourceText) -> Outcome? {
    let dialect = TerraformDialect()
    let reading = dialect.readOutline(text)
    guard let document = reading.documents.first else {
      return .read([], reading.error, LineIndex(text))
    }
    if dialect.isPlan(document) { return .notOurs("the plan names no cache") }
    return ForeignDocument(document).map {
      .read([Extraction(refusing: $0)], nil, LineIndex(text))
    }
  }

  /// Reads a text as a plan, or returns nil if it is none and does not begin as one.
  private static func plan(
    _ file: SourceFile,
    _ rootModules: Linter.RootModuleFinder?,
    _ beginsAsPlan: Bool,
    isMentioned: Bool,
  ) -> Outcome? {
    let text = file.text
    let dialect = TerraformDialect(rootModules: isMentioned ? rootModules?(file.path) ?? [] : [])
    let reading = dialect.read(text)
    let lines = LineIndex(text)
    if let error = reading.error {
      return beginsAsPlan ? .read([], error, lines) : nil
    }
    guard let document = reading.documents.first,
      let extraction = dialect.extract(from: document, lines: lines)
    else { return nil }
    return .read([extraction], nil, lines)
  }

  private static func template(
    _ file: SourceFile,
    _ parameters: ParameterValues,
    isMentioned: Bool,
  ) -> Outcome {
    let text = file.text
    let reading = TemplateReader().read(text)
    let lines = LineIndex(text)
    let dialect = CloudFormationDialect(
      given: parameters,
      documentCount: reading.documents.count,
    )
    if isMentioned, let foreign = Self.foreignTemplate(text, reading) {
      return .read([Extraction(refusing: foreign, lines: lines)], nil, lines)
    }
    let hasMetadata = SuppressionMetadata.mayBeFound(in: text)
    let comments = SuppressionComments.suppressions(in: reading.documents, of: file, lines)
    var extractions = reading.documents
      .compactMap { document -> Extraction? in
        var extraction =
          dialect.extract(from: document, lines: lines)
          ?? (isMentioned ? Extraction(declaredIn: document, lines) : nil)
        extraction?.suppressions =
          comments
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
      .filter { isMentioned || !$0.caches.isEmpty || !$0.nestedStacks.isEmpty }
    // A template that names no cache is not ours, whatever else there is to say of it; only the
    // stacks that it deploys may be.
    for index in extractions.indices where !isMentioned && extractions[index].caches.isEmpty {
      extractions[index].remarks = []
    }
    // What cannot be read may be anything; it concerns us if it names a cache, or a loop may.
    if let error = reading.error, isMentioned || Mention(in: text) != .none {
      return .read(extractions, error, lines)
    }
    guard !extractions.isEmpty else {
      return .notOurs(isMentioned ? "it is neither a template nor a plan" : "it names no cache")
    }
    return .read(extractions, nil, lines)
  }

  private static func foreignTemplate(
    _ text: SourceText,
    _ reading: ReadDocuments,
  ) -> ForeignTemplate? {
    guard let error = reading.error else {
      return reading.documents.lazy.compactMap { ForeignTemplate($0) }.first
    }
    return ForeignTemplate(text, refusedFor: error)
      ?? ForeignTemplate(text, markedAt: error.range.lowerBound)
  }

  /// Whether the text may be a plan, or a state: an object that names a cache as Terraform does.
  static func mayBeTerraform(_ text: SourceText) -> Bool {
    text.bytes.first { !isSpace($0) } == UInt8(ascii: "{") && Mention.isFoundInTerraform(text)
  }

  /// Whether the text begins as `terraform show -json` begins, so that what follows must be a whole
  /// plan.
  ///
  /// One that breaks off must never be taken for a plan without caches.
  static func beginsAsPlan(_ text: SourceText) -> Bool {
    let start = text.bytes.lazy.filter { !isSpace($0) }
    return start.starts(with: "{\"format_version\":".utf8)
      || start.starts(with: "{\"plan_format_version\":".utf8)
  }

  /// White space of JSON (RFC 8259, 2).
  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0A).contains(byte) || byte == 0x0D
  }
}
