import Foundation
import LintTestSupport

/// A server that is asked one question after another.
final class EditorProcess {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private var received = Data()

  /// Starts the server.
  ///
  /// - Parameter start: the first messages, of which one has the identifier 0.
  init(_ start: String) throws {
    process.executableURL = LintProcess.executable
    process.arguments = ["server"]
    process.currentDirectoryURL = URL(filePath: "/")
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    _ = try answer(0, to: start)
  }

  func send(_ messages: String) { input.fileHandleForWriting.write(Data(messages.utf8)) }

  /// Sends messages, and returns all that arrives until one of them is answered.
  func answer(_ id: Int, to messages: String) throws -> String {
    let start = received.count
    send(messages)
    while true {
      let text = String(decoding: received[start...], as: UTF8.self)
      // The members are sorted.
      if text.contains(#"{"id":\#(id),"jsonrpc":"2.0","result":"#), text.hasSuffix("}") {
        return text
      }
      let more = output.fileHandleForReading.availableData
      guard !more.isEmpty else { throw CocoaError(.fileReadUnknown) }
      received += more
    }
  }

  /// Ends the server; returns all that it has sent.
  func finish() -> String {
    try? input.fileHandleForWriting.close()
    received += output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: received, as: UTF8.self)
  }
}
