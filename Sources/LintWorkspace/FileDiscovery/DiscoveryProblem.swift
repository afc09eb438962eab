/// A file or folder that cannot be read, with the reason.
struct DiscoveryProblem: Error, Hashable, Sendable {
  let path: FilePath

  /// The problem with the path, as in `permission denied`.
  let message: String

  /// The advice, if there is any.
  var help: String?
}

extension DiscoveryProblem {
  init(path: FilePath, _ error: SystemError) {
    self.init(path: path, message: error.message)
  }
}

extension DiscoveryProblem {
  init(path: FilePath, _ problem: FileProblem) {
    self.init(path: path, message: problem.message)
  }
}

extension DiscoveryProblem {
  /// The same problem, with the nearest path that exists as advice.
  var withSuggestion: DiscoveryProblem {
    var problem = self
    problem.help = NearPath.of(path).map { "did you mean '\($0)'?" }
    return problem
  }
}
