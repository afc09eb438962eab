extension String {
  /// Whether a name occurs.
  ///
  /// The search of the standard library makes a table of characters first, which takes longer than
  /// all else that is done about a property.
  ///
  /// - Parameter name: some ASCII characters, at least one.
  package func contains(ascii name: StaticString) -> Bool {
    var text = self
    return text.withUTF8 { UnsafeRawBufferPointer($0).contains(name) }
  }
}
