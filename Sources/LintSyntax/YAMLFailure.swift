/// Why libyaml stopped.
enum YAMLFailure: Error, Equatable {
  /// The bytes are no text; the place is an offset in bytes.
  case unreadable(String, byte: Int)
  /// The text is no YAML; the places are in characters.
  case malformed(String, character: Int, contextCharacter: Int?)
}
