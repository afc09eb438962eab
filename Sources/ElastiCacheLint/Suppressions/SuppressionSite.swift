internal import LintDiagnostics
internal import LintText

/// The location of a problem, as matched by suppressions.
struct SuppressionSite {
  /// All lines of the affected resource.
  var lines: [LineRange] = []

  /// The lines that the problem points at.
  var shown: [LineRange]

  /// The lines of the elements of collections that the instance was created for.
  var elements: [LineRange] = []

  /// The lines among all of these that are about other instances of the resource.
  var otherElements: [LineRange] = []

  /// The range of the logical ID that declares the resource in the document.
  var resource: SourceRange?

  /// The names of the resource: its logical ID or address, with and without instance keys.
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
