internal import ElastiCacheLint
internal import LintText

/// The edits of one file that fix findings.
package struct FileEdits {
  package let path: String

  /// The edits, in order and without overlaps.
  package let edits: [TextEdit]

  /// The number of findings that they fix.
  package let count: Int

  private let digest: Int

  /// The number of times that files may be edited to fix the findings of a report.
  ///
  /// Fixing a finding may reveal another one, and of several edits at one place each round makes one.
  package static func rounds(for report: Report) -> Int {
    min(8 + report.diagnostics.count, roundLimit)
  }

  /// The maximum number of times that files are edited in one run.
  private static let roundLimit = 64

  /// Returns the edits of all files that fix the findings of a report, in the order of their paths.
  package static func all(of report: Report, includingUnsafe: Bool) -> [FileEdits] {
    let fixes = report.diagnostics.compactMap(\.fix).filter {
      includingUnsafe || $0.applicability == .safe
    }
    return Dictionary(grouping: fixes) { Text($0.path) }.sorted { $0.key < $1.key }
      .compactMap { FileEdits($0.value) }
  }

  /// Combines the fixes of one file, without those that overlap others.
  init?(_ fixes: [Fix]) {
    let kept = fixes.withoutOverlaps
    guard let first = kept.first else { return nil }
    path = first.path
    digest = first.digest
    edits = kept.flatMap(\.edits).withoutOverlaps
    count = kept.count
  }

  /// Returns the text in the contents of the file, after its byte order mark; nil if it is not the
  /// one that was judged.
  func text(in contents: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
    let text = UnsafeRawBufferPointer(rebasing: contents[contents.byteOrderMarkLength...])
    return text.digest == digest ? text : nil
  }
}
