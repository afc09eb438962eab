import Foundation
import LintTestSupport

/// A run of the built command.
struct LintProcess {
  let status: Int32
  let output: String
  let error: String

  /// Where the command was built: beside the tests.
  static let executable: URL = {
    // The first is right on Linux, where the tests are a program; the second on macOS.
    let folders =
      [URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()]
      + Bundle.allBundles.map { $0.bundleURL.deletingLastPathComponent() }
    let candidates = folders.map { $0.appending(path: "lint") }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) }
      ?? URL(filePath: "lint")
  }()

  /// What sanitizers and mutation testing are told, which watch the command as well.
  private static let watchers = ProcessInfo.processInfo.environment.filter {
    ["ASAN_OPTIONS", "TSAN_OPTIONS", "MUTANT", "MUTANTS_REACHED"].contains($0.key)
  }

  /// Runs the command.
  ///
  /// - Parameters:
  ///   - arguments: what follows its name.
  ///   - folder: the working directory.
  ///   - input: what it reads from standard input.
  ///   - environment: variables besides `PATH`; of others only those are inherited that tell
  ///     sanitizers and mutation testing what to do.
  init(
    _ arguments: [String],
    in folder: String = Repository.root.path,
    input: String = "",
    environment: [String: String] = [:],
  ) throws {
    try self.init(
      Self.executable,
      arguments,
      in: folder,
      input: Data(input.utf8),
      environment: environment,
    )
  }

  /// Runs any program, with the command on its `PATH`.
  init(
    _ program: URL,
    _ arguments: [String],
    in folder: String,
    input: Data = Data(),
    environment: [String: String] = [:],
  ) throws {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder)
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    process.environment = ["PATH": "\(Self.executable.deletingLastPathComponent().path):\(path)"]
      .merging(Self.watchers) { _, new in new }
      .merging(environment) { _, new in new }

    // Files instead of pipes: nobody can wait for a pipe that is full.
    let files = try TemporaryFolder()
    try files.write("in", input)
    try files.write(["out", "err"])
    process.standardInput = try FileHandle(forReadingFrom: URL(filePath: "\(files("in"))"))
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: "\(files("out"))"))
    process.standardError = try FileHandle(forWritingTo: URL(filePath: "\(files("err"))"))
    try process.run()
    process.waitUntilExit()
    status = process.terminationStatus
    output = try String(contentsOfFile: "\(files("out"))", encoding: .utf8)
    error = try String(contentsOfFile: "\(files("err"))", encoding: .utf8)
  }
}
