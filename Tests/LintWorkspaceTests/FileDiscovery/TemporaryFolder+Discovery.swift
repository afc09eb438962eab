import LintTestSupport

@testable import LintWorkspace

extension TemporaryFolder {
  /// The names of the files that discovery lists for names in the folder.
  func discover(_ names: [String] = [""], with discovery: FileDiscovery = .init()) -> [String] {
    discovery.discover(names.map { self($0) }).files.map { name(of: $0.path) }
  }

  /// The problems that discovery reports for names in the folder, as `name: message`.
  func problems(_ names: [String], with discovery: FileDiscovery = .init()) -> [String] {
    discovery.discover(names.map { self($0) }).problems.map {
      "\(name(of: $0.path)): \($0.message)"
    }
  }
}
