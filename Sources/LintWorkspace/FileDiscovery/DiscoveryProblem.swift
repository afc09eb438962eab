/// A file or folder that cannot be read, with the reason.
struct DiscoveryProblem: Error, Hashable, Sendable {
  let path: FilePath

  /// The problem with the path, as in `permission denied`.
  let message: String
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
