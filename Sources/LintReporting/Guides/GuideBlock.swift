internal import LintDiagnostics

/// A piece of a section.
enum GuideBlock {
  case prose(Prose)
  case entries([GuideEntry])
  case references([GuideReference])
  /// A part with its own heading.
  case procedure(GuideProcedure)
}
