package import LintText

/// Finds the files that inputs share, which may have several paths.
package struct InputFiles {
  /// Returns what identifies the file at a path shown to people, such as its path without links.
  let identity: (String) -> Text

  /// Returns the identities of the files and folders that an input reads.
  let read: (FileReport) -> Set<Text>

  /// Creates the files of a place with links.
  package init(
    identity: @escaping (String) -> Text,
    read: @escaping (FileReport) -> Set<Text>,
  ) {
    self.identity = identity
    self.read = read
  }

  /// The files of a place without links.
  static var plain: InputFiles {
    InputFiles(
      identity: { Text($0) },
      read: { $0.configuration.sourceFolders.union($0.nestedPaths) },
    )
  }
}
