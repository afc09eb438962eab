package import Foundation
internal import LintWorkspace

/// Runs Git in a folder, without the configuration of whoever runs the tests.
package struct Git {
  package let folder: TemporaryFolder

  package init(folder: TemporaryFolder) {
    self.folder = folder
  }

  package static let isAvailable = (try? run(["--version"])) != nil

  private struct Failure: Error {
    let status: Int32
  }

  @discardableResult
  package func run(_ arguments: String...) throws -> Data {
    try Self.run(["-C", folder.path.description] + arguments)
  }

  /// What Git would add, in the order of the paths, and of that what is a template by its name.
  package func untrackedFiles() throws -> [String] {
    try run("ls-files", "-z", "--others", "--exclude-standard")
      .split(separator: 0)
      .map { FilePath(bytes: $0) }
      .sorted()
      .map(\.description)
      .filter { $0.hasSuffix(".yaml") }
  }

  private static func run(_ arguments: [String]) throws -> Data {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    process.environment = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "GIT_CONFIG_GLOBAL": "/dev/null",
      "GIT_CONFIG_NOSYSTEM": "1",
      "HOME": "/nonexistent",
    ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(status: process.terminationStatus)
    }
    return data
  }
}
