/// A reason why a file is not read or not written.
enum FileProblem: Error, Equatable {
  case system(SystemError)
  case tooLarge(SizeLimit)
  /// A found text leads out of its repository, or else out of the folder that is linted.
  case outside(isRepository: Bool)
  /// A found text leads to what belongs to Git.
  case gitFolder
  /// A link in a repository leads out of it, where a person names the link to be written.
  case linkOutside(FilePath)
  /// A link in a repository leads nowhere, where a person names the link to be written.
  case deadLink(FilePath)
  /// A link is, or is on the way to, what a found text has written.
  case linkInside(FilePath)
  /// What a found text has written is in a repository of its own, such as a submodule.
  case innerRepository
  /// There is another kind of file, named here, than the one to be written.
  case occupied(expected: String)

  /// The problem in words that follow a path and a colon.
  var message: String {
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
    case .occupied(let expected):
      "the file is neither empty nor \(expected); remove it, or name another file"
    }
  }

  /// Whether the file is there, and only the border keeps it from being opened.
  var isBorder: Bool {
    switch self {
    case .outside, .gitFolder: true
    case .system, .tooLarge, .linkOutside, .deadLink, .linkInside, .innerRepository, .occupied:
      false
    }
  }
}
