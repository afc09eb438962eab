internal import LintDiagnostics

/// A fix in SARIF: replacements of whole lines.
struct SARIFFix: Encodable {
  let description: SARIFText
  let artifactChanges: [Change]

  struct Change: Encodable {
    let artifactLocation: SARIFLocation.ArtifactLocation
    let replacements: [Replacement]
  }

  struct Replacement: Encodable {
    let deletedRegion: Region
    let insertedContent: Content
  }

  struct Content: Encodable {
    let text: String
  }

  struct Region: Encodable {
    let startLine: Int
    let endLine: Int
  }

  /// Creates the fix; returns nil if it is unsafe, which SARIF cannot express, or if its lines are too
  /// long.
  init?(_ fix: Fix, in report: Report) {
    guard fix.applicability == .safe, !fix.lines.isEmpty else { return nil }
    description = SARIFText(fix.title)
    artifactChanges = [
      Change(
        artifactLocation: SARIFLocation.ArtifactLocation(
          path: report.repositoryPath(of: .start(of: fix.path))
        ),
        replacements: fix.lines.map { lines in
          Replacement(
            deletedRegion: Region(
              startLine: lines.firstLine,
              endLine: lines.firstLine + lines.old.count - 1,
            ),
            insertedContent: Content(text: lines.text),
          )
        },
      )
    ]
  }
}
