import Foundation
import LintTestSupport
import Testing

/// `--watch` beside edits.
struct WatchTests {
  private let folder: TemporaryFolder
  private let process = Process()

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("project/a.yaml", Template.cache(limit: "0"))
    try folder.write(["out", "err"])
    process.executableURL = LintProcess.executable
    process.arguments = ["--watch", "-f", "concise"]
    process.currentDirectoryURL = URL(filePath: "\(folder("project"))")
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: "\(folder("out"))"))
    process.standardError = try FileHandle(forWritingTo: URL(filePath: "\(folder("err"))"))
  }

  /// Ends the command, which inherits the signals that a thread of the tests blocks.
  private func stop() { kill(process.processIdentifier, SIGKILL) }

  /// Waits until a stream has a text so many times, at most half a minute.
  private func waits(for text: String, in stream: String, times: Int = 1) throws -> Bool {
    for _ in 0..<600 {
      let written = try String(contentsOfFile: "\(folder(stream))", encoding: .utf8)
      if written.ranges(of: text).count >= times { return true }
      Thread.sleep(forTimeInterval: 0.05)
    }
    return false
  }

  @Test func `prints the result whenever it changes`() throws {
    try process.run()
    defer { stop() }
    #expect(try waits(for: "1 template: 1 cache, 1 error\n", in: "out"))
    try folder.write("project/a.yaml", Template.cache(limit: "7"))
    #expect(try waits(for: "1 template: 1 cache, no problems\n", in: "out"))
    // A configuration counts, and a mistake in it does not end the run.
    try folder.write("project/.elasticache-lint.yml", "minimum-days: many\n")
    #expect(try waits(for: "minimum-days", in: "err"))
    try folder.write("project/.elasticache-lint.yml", "minimum-days: 9\n")
    #expect(try waits(for: "[retention-too-short]", in: "out"))
    try folder.remove("project/.elasticache-lint.yml")
    #expect(try waits(for: "1 template: 1 cache, no problems\n", in: "out", times: 2))
    #expect(process.isRunning)
  }

  @Test func `ends when no reader is left`() throws {
    let reader = Pipe()
    process.standardOutput = reader
    try process.run()
    defer { stop() }
    #expect(!reader.fileHandleForReading.availableData.isEmpty)
    try reader.fileHandleForReading.close()
    for _ in 0..<600 where process.isRunning { Thread.sleep(forTimeInterval: 0.05) }
    #expect(!process.isRunning)
  }

  @Test func `refuses a first run that cannot start`() throws {
    try folder.write("project/.elasticache-lint.yml", "minimum-days: many\n")
    let run = try LintProcess(["--watch"], in: "\(folder("project"))")
    #expect(run.status == 2)
    #expect(run.error.contains("minimum-days"))
  }
}
