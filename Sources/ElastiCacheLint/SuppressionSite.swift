internal import LintDiagnostics
internal import LintText

/// Where a problem is, for suppressions to reach it.
struct SuppressionSite {
  /// All lines of the resource that it is about.
  var lines: [LineRange] = []

  /// The lines that it points at.
  var shown: [LineRange]

  /// Where the resource is declared in the document: its logical ID.
  var resource: SourceRange?

  /// The names of the resource: its logical ID, or its address, with and without instance keys.
  var names: [Text] = []
}

extension SuppressionSite {
  /// The site of a problem that is not about a cache.
  init(_ diagnostic: Diagnostic) {
    self.init(
      shown: ([diagnostic.place] + diagnostic.related.map(\.place)).map(LineRange.init),
      resource: diagnostic.place.range,
    )
  }
}
