public import LintText

/// One input: the path shown to people, and its text.
public struct SourceFile: Sendable {
  /// The path as typed or as found, with `/` as the separator.
  public let path: String

  /// The contents as UTF-8.
  public let text: SourceText

  /// Whether the user named this very file, instead of a folder that contains it.
  ///
  /// A Terraform state is an error if it was named, and only a note if it was discovered.
  public let isNamed: Bool

  /// Whether the input must have content: standard input, the only input, or a named `*.json`.
  ///
  /// Others are skipped if they are empty, encrypted, or an error in place of a file.
  public let isRequired: Bool

  /// Creates an input from its parts.
  public init(path: String, text: SourceText, isNamed: Bool, isRequired: Bool = false) {
    self.path = path
    self.text = text
    self.isNamed = isNamed
    self.isRequired = isRequired
  }

  /// Returns this input with a text that is prepared for many searches.
  package var preparedForSearch: SourceFile {
    SourceFile(path: path, text: text.preparedForSearch, isNamed: isNamed, isRequired: isRequired)
  }
}
