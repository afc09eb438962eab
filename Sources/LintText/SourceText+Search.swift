extension SourceText {
  /// Whether a name occurs in the text, as it is written.
  ///
  /// - Parameter name: some ASCII characters, at least one.
  package func contains(_ name: StaticString) -> Bool { bytes.contains(name) }
}
