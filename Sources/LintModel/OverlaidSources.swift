public import LintDiagnostics
public import LintText

/// Sources of which some have other texts, such as those of an open editor.
///
/// ```swift
/// func sources(
///   of files: any SourceProvider, editing path: String, as text: SourceText
/// ) -> OverlaidSources {
///   OverlaidSources([Text(path): text], over: files)
/// }
/// ```
public struct OverlaidSources: SourceProvider {
  private let texts: [Text: SourceText]
  private let sources: any SourceProvider

  /// Creates sources.
  ///
  /// - Parameter texts: the texts that replace those of other sources, by displayed path.
  public init(_ texts: [Text: SourceText], over sources: any SourceProvider) {
    self.texts = texts
    self.sources = sources
  }

  /// Reads a file, or its text in the overlay.
  public func file(at path: String, from referrer: String) throws(UnreadSource) -> SourceFile? {
    try sources.file(at: path, from: referrer)?.overlaid(by: texts)
  }

  /// Returns the entries of a folder.
  public func entries(of folder: String) throws(UnreadSource) -> [SourceEntry] {
    try sources.entries(of: folder)
  }
}

extension SourceFile {
  /// Returns the file with its text in an overlay, if it has one.
  package func overlaid(by texts: [Text: SourceText]) -> SourceFile {
    guard let text = texts[Text(path)] else { return self }
    return SourceFile(path: path, text: text, isNamed: isNamed, isRequired: isRequired)
  }
}
