internal import CloudFormation
internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText
internal import Terraform

/// Reads the plans of an input: one, several, or plans surrounded by other text.
struct PlanReading {
  private let file: SourceFile
  private let rootModules: Linter.RootModuleFinder?
  private let changesOnly: Bool

  init(_ file: SourceFile, _ rootModules: Linter.RootModuleFinder?, changesOnly: Bool) {
    self.file = file
    self.rootModules = rootModules
    self.changesOnly = changesOnly
  }

  // MARK: Recognition

  /// The number of bytes at the beginning of a named file in which a plan is searched even if no
  /// cache is named.
  private static let distance = 4096

  /// Whether an input is a plan, judging by its beginning; a truncated plan must never be treated
  /// as a plan without caches.
  ///
  /// In a named input a few lines may precede the plan.
  static func isPlan(_ file: SourceFile) -> Bool {
    PlanStart.isAtStart(of: file.text)
      || file.isNamed && PlanStart.first(in: file.text, before: distance) != nil
  }

  /// Whether a text may contain a plan, part of one, or a state: JSON, possibly surrounded by other
  /// text, with a Terraform-style mention of a cache.
  static func mayHoldPlan(_ text: SourceText) -> Bool {
    guard Mention.isFoundInTerraform(text) else { return false }
    let first = text.bytes.first { !$0.isASCIISpace }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
      || PlanStart.first(in: text) != nil
  }

  // MARK: Reading

  /// Reads plans that name no cache, or returns nil if the text contains no plan.
  func withoutCaches() -> Reading.Outcome? {
    let dialect = TerraformDialect()
    let texts = dialect.readOutline(file.text)
    if let error = texts.error { return .read([], error, LineIndex(file.text)) }
    let count = texts.documents.count(where: dialect.isPlan)
    if count > 0 { return .plansWithoutCaches(count) }
    let lines = LineIndex(file.text)
    return texts.documents.lazy.compactMap { Extraction(refusing: $0, lines) }.first.map {
      .read([$0], nil, lines)
    }
  }

  /// Reads or rejects the plans of a text, or returns nil if it contains none.
  func all(isMentioned: Bool) -> Reading.Outcome? {
    let dialect = TerraformDialect(
      rootModules: isMentioned ? rootModules?(file.path) ?? [] : [],
      changesOnly: changesOnly,
    )
    let texts = dialect.read(file.text)
    guard !texts.documents.isEmpty || texts.error != nil else { return nil }
    let lines = LineIndex(file.text)
    var extractions: [Extraction] = []
    var skipped = texts.others
    for document in texts.documents {
      let found = dialect.extractions(from: document, lines: lines)
      if found.isEmpty, let root = document.root { skipped.append(root.range) }
      extractions += found
    }
    guard !extractions.isEmpty || texts.error != nil else { return nil }
    if let first = extractions.firstIndex(where: { $0.kind == .plan }) {
      let isTemplate = { (range: Range<Int>) in
        let part = file.text.bytes[range]
        return UnsafeRawBufferPointer(rebasing: part).contains("Resources")
          && (try? SourceText(contents: Array(part))).map(Mention.isFound) == true
      }
      if let template = skipped.first(where: isTemplate) {
        extractions[first].remarks.append(.template(besidePlanAt: lines.range(template)))
      } else if let other = skipped.min(by: { $0.lowerBound < $1.lowerBound }) {
        extractions[first].remarks.append(
          .surroundings(lines.range(other), areMany: skipped.count > 1)
        )
      }
    }
    return .read(extractions, texts.error, lines)
  }

  /// Rejects Terraform's human-readable output, or a plan that cannot be separated from its
  /// surroundings; nil for any other text.
  func printed() -> Reading.Outcome? {
    guard Mention.isFoundInTerraform(file.text),
      let document = PrintedPlan.document(in: file.text)
        ?? (PlanStart.isBehindPrefixes(in: file.text) ? .prefixedPlan : nil)
        ?? (file.text.contains("resource_changes") ? .planPart : nil)
    else { return nil }
    return .read([Extraction(refusing: document)], nil, LineIndex(file.text))
  }
}
