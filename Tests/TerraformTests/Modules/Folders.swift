import LintTestSupport

@testable import Terraform

/// Folders of configurations in memory, by path, with a root module.
struct Folders {
  var root = "live"
  var isNamed = false
  var files: [String: String]

  init(_ files: [String: String]) {
    self.files = files
  }

  var rootModule: RootModule {
    RootModule(root, in: MemorySources(files), pathInRepository: root, isNamed: isNamed)
  }
}
