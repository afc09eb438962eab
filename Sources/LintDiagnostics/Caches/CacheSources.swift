package import LintText

/// The text that a judged cache comes from, for editors.
package struct CacheSources: Sendable, Hashable {
  /// The location of the declaration in the input that was judged.
  package let declaration: Place

  /// The locations of the limit, and of the values that it is computed from.
  package private(set) var limit: [Place]

  /// All lines of the declaration, and of the calls that lead to it.
  package let lines: [LineRange]

  /// The parameter values that lead to the verdict, as a clause; nil if it holds by default.
  @Bytewise package private(set) var condition: String?

  /// Creates the sources from their parts.
  package init(declaration: Place, limit: [Place], lines: [LineRange], condition: String?) {
    self.declaration = declaration
    self.limit = limit
    self.lines = lines
    self.condition = condition
  }

  /// Adds places that lead to the cache.
  mutating func add(_ places: [RelatedPlace]) { limit += places.map(\.place) }

  /// Returns the sources at other places.
  package func moved(_ move: (Place) -> Place, _ lines: [LineRange]) -> CacheSources {
    CacheSources(
      declaration: move(declaration),
      limit: limit.map(move),
      lines: lines,
      condition: condition,
    )
  }
}
