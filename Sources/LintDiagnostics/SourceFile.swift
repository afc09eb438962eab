public import LintText

/// One input: the path shown to people, and its text.
public struct SourceFile: Sendable {
  /// The path as people typed it or as it was found, with `/` between its parts.
  public let path: String

  /// The contents as UTF-8.
  public let text: SourceText

  /// Whether somebody asked for this very file, instead of a folder that holds it.
  ///
  /// A Terraform state is an error when it was asked for, and only a note when it was come across.
  public let isNamed: Bool

  /// Whether the run needs something to read in it: standard input, the only input, or a named `*.json`.
  ///
  /// Others are skipped if they are empty, encrypted, or an error in place of a file.
  public let isRequired: Bool

  /// Makes an input of its parts.
  public init(path: String, text: SourceText, isNamed: Bool, isRequired: Bool = false) {
    self.path = path
    self.text = text
    self.isNamed = isNamed
    self.isRequired = isRequired
  }
}
