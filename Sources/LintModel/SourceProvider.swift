public import LintDiagnostics

/// Reads the files that an input refers to, such as templates of nested stacks and the modules of a
/// configuration.
///
/// Dialects read no files themselves. A provider does, and decides which files a text may refer to.
///
/// Texts of a program, all in one folder:
///
/// ```swift
/// struct Templates: SourceProvider {
///   let texts: [String: String]
///
///   func file(at path: String, from referrer: String) throws(UnreadSource) -> SourceFile? {
///     guard let contents = texts[path] else { return nil }
///     guard let text = try? SourceText(contents: contents.utf8) else {
///       throw UnreadSource(reason: "it is not valid text", isHidden: false)
///     }
///     return SourceFile(path: path, text: text, isNamed: false)
///   }
///
///   func entries(of folder: String) -> [SourceEntry] {
///     texts.keys.sorted().map { SourceEntry(name: $0, kind: .file) }
///   }
/// }
/// ```
public protocol SourceProvider: Sendable {
  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: the path, joined to that of the input.
  ///   - referrer: the path of the text that refers to the file.
  /// - Returns: the file with the path to display; nil if it doesn't exist.
  /// - Throws: the reason why an existing file is not read.
  func file(at path: String, from referrer: String) throws(UnreadSource) -> SourceFile?

  /// Returns the entries of a folder, ordered by name; empty if it doesn't exist.
  ///
  /// - Throws: the reason why an existing folder is not read.
  func entries(of folder: String) throws(UnreadSource) -> [SourceEntry]
}

/// An entry of a folder.
public struct SourceEntry: Sendable {
  /// The name in the folder.
  public let name: String

  /// The kind of the entry itself.
  public let kind: Kind

  /// The kind of an entry.
  public enum Kind: Sendable {
    /// A file.
    case file
    /// A folder.
    case folder
    /// A symbolic link to something.
    case link
  }

  /// Creates an entry.
  public init(name: String, kind: Kind) {
    self.name = name
    self.kind = kind
  }
}

/// An existing file that is not read.
public struct UnreadSource: Error, Sendable {
  /// The reason as a phrase that follows the path, as in `leads outside the repository`.
  public let reason: String

  /// Whether every referrer reports the file, because it may have caches that aren't linted
  /// otherwise.
  public let isHidden: Bool

  /// Creates an error.
  public init(reason: String, isHidden: Bool) {
    self.reason = reason
    self.isHidden = isHidden
  }
}
