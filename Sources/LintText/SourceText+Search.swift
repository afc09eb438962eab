extension SourceText {
  /// Returns this text prepared for many searches if it is so large that they take long.
  ///
  /// Larger ones than templates may be are plans, which are searched for few words.
  package var preparedForSearch: SourceText {
    samples == nil && (1 << 16..<1 << 22).contains(bytes.count) ? SourceText(sampling: self) : self
  }

  /// Whether a name occurs verbatim in the text.
  ///
  /// - Parameter name: one or more ASCII characters.
  package func contains(_ name: StaticString) -> Bool { mayContain(name) && bytes.contains(name) }

  /// Whether a name may occur verbatim in the text; false only if it does not.
  ///
  /// - Parameter name: one or more ASCII characters.
  package func mayContain(_ name: StaticString) -> Bool { samples?.mayHave(name) ?? true }
}
