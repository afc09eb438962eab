extension SourceText {
  /// Returns this text prepared for many searches, unless they are fast, or there will be few: larger
  /// texts than templates may be are plans.
  package var preparedForSearch: SourceText {
    (1 << 11..<1 << 22).contains(bytes.count) ? SourceText(sampling: self) : self
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
