public import LintDiagnostics
internal import LintModel
internal import LintRules
internal import LintSyntax

/// What is to be said of one input.
public struct FileReport: Sendable {
  /// The caches in it.
  public var caches: [JudgedCache] = []

  /// The problems in it.
  public var diagnostics: [Diagnostic] = []

  /// The paths of the templates of nested stacks that were judged with it.
  ///
  /// What is said of them by themselves, without the values that their parent gives them, is beside
  /// the point.
  public var nestedPaths: Set<String> = []

  /// Why the input was left alone, or nil if it was not.
  public var skipReason: String?

  /// Makes a report that says nothing yet.
  public init() {}

  init(skipped reason: String) {
    skipReason = reason
  }
}

extension FileReport {
  /// Judges what a dialect found.
  mutating func add(
    _ extraction: Extraction,
    of file: SourceFile,
    _ lines: LineIndex,
    minimumDays: Int,
  ) {
    for cache in extraction.caches {
      guard let judgement = Judgement(of: cache, minimumDays: minimumDays) else { continue }
      caches.append(judgement.summary(in: file, lines))
      if let diagnostic = judgement.diagnostic(in: file, lines) { diagnostics.append(diagnostic) }
    }
    diagnostics += extraction.remarks.map { Diagnostic($0, in: file, lines) }
  }
}
