/// A libyaml error.
enum YAMLFailure: Error, Equatable {
  /// The bytes aren't text; the location is an offset in bytes.
  case unreadable(String, byte: Int)
  /// The text isn't YAML; the locations are in characters.
  case malformed(String, character: Int, contextCharacter: Int?)
}
