extension SourceText {
  /// Whether a name occurs verbatim in the text.
  ///
  /// - Parameter name: one or more ASCII characters.
  package func contains(_ name: StaticString) -> Bool { bytes.contains(name) }
}
