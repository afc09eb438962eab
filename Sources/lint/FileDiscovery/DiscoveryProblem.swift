/// A file or folder that cannot be read, and why.
struct DiscoveryProblem: Error, Hashable, Sendable {
  let path: FilePath

  /// What is wrong with the path, as in `permission denied`.
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
