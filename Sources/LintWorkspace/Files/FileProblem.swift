/// The reason why a file is not read or written.
package enum FileProblem: Error, Equatable {
  case system(SystemError)
  case tooLarge(SizeLimit)
  /// A discovered text references a file outside its repository or, without a repository, outside
  /// the linted folder.
  case outside(isRepository: Bool)
  /// A discovered text references a file in `.git`.
  case gitFolder
  /// The user named a link to write whose target is outside its repository.
  case linkOutside(FilePath)
  /// The user named a link in a repository to write whose target doesn't exist.
  case deadLink(FilePath)
  /// The file that a discovered text would write is a link, or its path contains one.
  case linkInside(FilePath)
  /// The file that a discovered text would write is in a nested repository, such as a submodule.
  case innerRepository
  /// The file to edit must not be written.
  case readOnly
  /// The file to edit belongs to another user, to whom its copy could not be given.
  case notOwned
  /// The file to edit is not the one that was read.
  case changed
  /// The existing file is of a different kind than the expected one.
  case occupied(expected: String)

  /// The problem as a phrase that follows a path and a colon.
  package var message: String {
    switch self {
    case .system(let error): error.message
    case .tooLarge(let limit): "is larger than \(limit)"
    case .outside(isRepository: true): "leads outside the repository"
    case .outside(isRepository: false): "leads outside the folder that is linted"
    case .gitFolder: "leads into .git"
    case .linkOutside(let link): "the link '\(link)' leads outside the repository"
    case .deadLink(let link): "the link '\(link)' leads to no file"
    case .linkInside(let link):
      "the link '\(link)' is not followed for writing; name the file itself"
    case .innerRepository: "leads into another repository, such as a submodule"
    case .readOnly: "is read-only"
    case .notOwned: "belongs to another user"
    case .changed: "has changed since it was read"
    case .occupied(let expected):
      "the file is neither empty nor \(expected); remove it, or name another file"
    }
  }

  /// The problem as the reason of something that was not done to the file.
  package var reason: String {
    switch self {
    case .system, .linkOutside, .deadLink, .linkInside, .occupied: message
    case .tooLarge, .outside, .gitFolder, .innerRepository, .readOnly, .notOwned, .changed:
      "the file \(message)"
    }
  }

  /// Whether only the border prevents the file from being opened.
  var isBorder: Bool {
    switch self {
    case .outside, .gitFolder: true
    case .system, .tooLarge, .linkOutside, .deadLink, .linkInside, .innerRepository, .readOnly,
      .notOwned, .changed, .occupied:
      false
    }
  }
}
