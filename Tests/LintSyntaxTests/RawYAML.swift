import LintText

@testable import LintSyntax

/// What libyaml says of a text, without anything of ours built on it.
enum RawYAML {
  /// Whether libyaml comes to the end of the stream.
  static func accepts(_ text: SourceText) -> Bool {
    var parser = YAMLEventParser(YAMLParser(text.bytes))
    while true {
      guard let (event, _) = try? parser.next() else { return false }
      if case .streamEnd = event { return true }
    }
  }
}
