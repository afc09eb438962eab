import Foundation
import Testing

/// Terraform itself, where it is installed, as a second judge of configurations.
///
/// No provider is needed: what it says of a file's syntax and blocks comes before that.
enum Terraform {
  static let isInstalled =
    (try? run(["version"], in: FileManager.default.temporaryDirectory)) != nil

  static let notInstalled: Comment = "terraform is not installed"

  /// One thing that Terraform has to say.
  struct Remark: Decodable {
    let summary: String
    let range: Range?

    struct Range: Decodable {
      let filename: String
      let start: Position
      let end: Position
    }

    struct Position: Decodable {
      let byte: Int
    }
  }

  /// What `terraform validate` says of some files, which it takes for one module.
  static func validate(_ files: [String: Data]) throws -> [Remark] {
    struct Answer: Decodable { let diagnostics: [Remark] }
    let answer = try inFolder(files) { try run(["validate", "-json"], in: $0) }
    return try JSONDecoder().decode(Answer.self, from: answer).diagnostics
  }

  /// The files that Terraform cannot parse, by what `terraform fmt` says of them.
  static func unparsable(_ files: [String: Data]) throws -> Set<String> {
    let answer = try inFolder(files) { try run(["fmt", "-check", "-no-color", "."], in: $0) }
    return Set(
      String(decoding: answer, as: UTF8.self).matches(of: /(?m)^  on (\S+) line/).map {
        String($0.1)
      }
    )
  }

  private static func inFolder(
    _ files: [String: Data],
    _ body: (URL) throws -> Data,
  ) throws -> Data {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, contents) in files { try contents.write(to: folder.appending(path: name)) }
    return try body(folder)
  }

  private static func run(_ arguments: [String], in folder: URL) throws -> Data {
    let output = folder.appending(path: "output-\(UUID().uuidString)")
    try Data().write(to: output)
    defer { try? FileManager.default.removeItem(at: output) }
    // A file, since both streams share it and a pipe would fill up.
    let handle = try FileHandle(forWritingTo: output)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["terraform"] + arguments
    process.currentDirectoryURL = folder
    var environment = ProcessInfo.processInfo.environment
    environment["CHECKPOINT_DISABLE"] = "1"
    // A configuration of the command that is not there is remarked before the answer.
    environment["TF_CLI_CONFIG_FILE"] = "/dev/null"
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = handle
    process.standardError = handle
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus < 126 else { throw CocoaError(.fileNoSuchFile) }
    return try Data(contentsOf: output)
  }
}
