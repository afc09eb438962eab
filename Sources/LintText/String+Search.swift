extension String {
  /// Whether a name occurs in the string.
  ///
  /// The standard library's search first builds a table of characters, which takes longer than all
  /// other work on a property.
  ///
  /// - Parameter name: one or more ASCII characters.
  package func contains(ascii name: StaticString) -> Bool {
    var text = self
    return text.withUTF8 { UnsafeRawBufferPointer($0).contains(name) }
  }
}
