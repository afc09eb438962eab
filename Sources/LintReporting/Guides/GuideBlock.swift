internal import LintDiagnostics

/// A piece of a section.
enum GuideBlock {
  case prose(Prose)
  case entries([GuideEntry])
  case references([GuideReference])
  /// A part under a heading of its own.
  case procedure(GuideProcedure)
}
