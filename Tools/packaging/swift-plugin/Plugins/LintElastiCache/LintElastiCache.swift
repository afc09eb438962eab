import Foundation
import PackagePlugin

/// Lints files and folders of a package with the released program.
@main
struct LintElastiCache: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) throws {
    let process = Process()
    process.executableURL = try context.tool(named: "elasticache-lint").url
    process.arguments = arguments
    process.currentDirectoryURL = context.package.directoryURL
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(status: process.terminationStatus) }
  }

  /// What the program ended with; 1 are findings, which it has shown.
  struct Failure: Error, CustomStringConvertible {
    let status: Int32
    var description: String { "elasticache-lint ended with status \(status)" }
  }
}
