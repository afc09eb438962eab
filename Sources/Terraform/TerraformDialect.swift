package import LintDiagnostics
package import LintModel
internal import LintSyntax
internal import LintText

/// Terraform: plans, and what users give in place of a plan.
package struct TerraformDialect: Dialect {
  /// Finds the root modules that a plan may have been made from.
  private let rootModules: (@Sendable (_ plan: String) -> [RootModule])?

  private let changesOnly: Bool

  /// Creates a dialect.
  ///
  /// - Parameters:
  ///   - rootModules: finds the root modules that a plan may have been made from, by the path of the
  ///     plan.
  ///   - changesOnly: whether to skip the caches that a plan leaves as they are.
  package init(
    rootModules: (@Sendable (_ plan: String) -> [RootModule])? = nil,
    changesOnly: Bool = false,
  ) {
    self.rootModules = rootModules
    self.changesOnly = changesOnly
  }

  package func mention(in search: CacheSearch) -> Mention {
    search.mayFind && CacheNames.terraform.areFound(in: search.text) ? .certain : .none
  }

  package func read(_ file: SourceFile, _ mention: Mention) -> DialectReading? {
    do throws(SyntaxError) {
      if let notes = try StackComponents.notes(in: file) {
        guard !notes.isEmpty else { return .skipped("it names no cache") }
        var extraction = Extraction(kind: nil)
        extraction.configurationNotes = notes
        return .read([extraction], LineIndex(file.text))
      }
    } catch {
      let remark = Remark(.unreadable, error.message, at: error.range)
      return .read([Extraction(kind: nil, remarks: [remark])], LineIndex(file.text))
    }
    if let foreign = ForeignDocument(file) { return refuse(foreign, file, mention) }
    let isPlan = Self.isPlan(file)
    if mention < .possible { return isPlan ? withoutCaches(file) : nil }
    return isPlan || Self.mayHoldPlan(file.text) ? plans(file, mention) : nil
  }

  /// Rejects Terraform's human-readable output, or a plan that cannot be separated from its
  /// surroundings; nil for any other text.
  package func refuse(_ file: SourceFile, _ mention: Mention) -> DialectReading? {
    guard mention == .certain, CacheNames.terraform.areFound(in: file.text),
      let document = PrintedPlan.document(in: file.text)
        ?? (PlanStart.isBehindPrefixes(in: file.text) ? .prefixedPlan : nil)
        ?? (file.text.contains("resource_changes") ? .planPart : nil)
    else { return nil }
    return .read([Extraction(refusing: document)], LineIndex(file.text))
  }

  package func mayBeOutput(_ file: SourceFile) -> Bool {
    Self.isPlan(file) || Self.mayHoldPlan(file.text)
  }

  // MARK: Recognition

  /// The number of bytes at the beginning of a named file in which a plan is searched even if no
  /// cache is named.
  private static let distance = 4096

  /// Whether an input is a plan, judging by its beginning; a truncated plan must never be treated
  /// as a plan without caches.
  ///
  /// In a named input a few lines may precede the plan.
  private static func isPlan(_ file: SourceFile) -> Bool {
    PlanStart.isAtStart(of: file.text)
      || file.isNamed && PlanStart.first(in: file.text, before: distance) != nil
  }

  /// Whether a text may contain a plan, part of one, or a state: JSON, possibly surrounded by other
  /// text, with a Terraform-style mention of a cache.
  private static func mayHoldPlan(_ text: SourceText) -> Bool {
    guard CacheNames.terraform.areFound(in: text) else { return false }
    let first = text.bytes.first { !$0.isASCIISpace }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
      || PlanStart.first(in: text) != nil
  }

  // MARK: Reading

  /// Rejects what users mistake for a plan, recognized by its name and beginning, without parsing.
  private func refuse(
    _ foreign: ForeignDocument,
    _ file: SourceFile,
    _ mention: Mention,
  ) -> DialectReading {
    guard file.isNamed || mention == .certain || foreign == .binaryPlan else {
      return .skipped("it names no cache")
    }
    let lines = LineIndex(file.text)
    let place = foreign == .configuration ? file.text.cacheMention : nil
    return .read([Extraction(refusing: foreign, at: place ?? 0..<0)], lines)
  }

  /// Reads plans that name no cache, or returns nil if the text contains no plan.
  private func withoutCaches(_ file: SourceFile) -> DialectReading? {
    let extractor = PlanExtractor()
    let texts = extractor.readOutline(file.text)
    if let error = texts.error { return .read([], LineIndex(file.text), error: error) }
    let count = texts.documents.count(where: extractor.isPlan)
    if count > 0 {
      return .skipped(
        count == 1 ? "the plan names no cache" : "the plans name no cache",
        judged: (.plan, count)
      )
    }
    let lines = LineIndex(file.text)
    return texts.documents.firstNonNil { Extraction(refusing: $0) }.map {
      .read([$0], lines)
    }
  }

  /// Reads or rejects the plans of a text, or returns nil if it contains none.
  private func plans(_ file: SourceFile, _ mention: Mention) -> DialectReading? {
    let extractor = PlanExtractor(
      rootModules: mention == .certain ? rootModules?(file.path) ?? [] : [],
      changesOnly: changesOnly,
    )
    let texts = extractor.read(file.text)
    guard !texts.documents.isEmpty || texts.error != nil else { return nil }
    let lines = LineIndex(file.text)
    var extractions: [Extraction] = []
    var skipped = texts.others
    for document in texts.documents {
      let found = extractor.extractions(from: document)
      if found.isEmpty, let root = document.root { skipped.append(root.range) }
      extractions += found
    }
    guard !extractions.isEmpty || texts.error != nil else { return nil }
    if let first = extractions.firstIndex(where: { $0.kind == .plan }) {
      let isTemplate = { (range: Range<Int>) in
        let part = UnsafeRawBufferPointer(rebasing: file.text.bytes[range])
        guard part.contains("Resources"), let text = try? SourceText(contents: Array(part))
        else { return false }
        return [CacheNames.cloudFormation, .terraform].contains { $0.areFound(in: text) }
      }
      if let template = skipped.first(where: isTemplate) {
        extractions[first].remarks.append(.template(besidePlanAt: template))
      } else if let other = skipped.min(by: { $0.lowerBound < $1.lowerBound }) {
        let range = lines.range(other)
        let count = range.upperBound.line - range.lowerBound.line + 1
        extractions[first].remarks.append(
          .surroundings(other, lineCount: count, areMany: skipped.count > 1)
        )
      }
    }
    return .read(extractions, lines, error: texts.error)
  }
}

extension ForeignDocument {
  /// Recognizes foreign documents by name and beginning, without parsing.
  fileprivate init?(_ file: SourceFile) {
    if let foreign = ForeignDocument(file.text), !foreign.mayPrecedePlan(in: file.text) {
      self = foreign
    } else if [".tf", ".tofu"].contains(where: file.path.lowercased().hasSuffix) {
      self = .configuration
    } else {
      return nil
    }
  }

  /// Whether this is output that may precede a plan in the same text, and a plan follows.
  private func mayPrecedePlan(in text: SourceText) -> Bool {
    (self == .planLog || self == .printedPlan) && PlanStart.first(in: text) != nil
  }
}

extension SourceText {
  /// The range of the first Terraform-style mention of a cache, or nil.
  fileprivate var cacheMention: Range<Int>? {
    let names: [StaticString] = ["aws_elasticache_", "awscc_elasticache_", "AWS::ElastiCache::"]
    let first = names.compactMap { name in
      bytes.firstOffset(of: name).map { $0..<$0 + name.utf8CodeUnitCount }
    }
    return first.min { $0.lowerBound < $1.lowerBound }
  }
}
