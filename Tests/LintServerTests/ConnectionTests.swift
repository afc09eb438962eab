import Foundation
import LintTestSupport
import LintWorkspace
import Testing

@testable import LintServer

/// The end of a connection whose streams stay open.
struct ConnectionTests {
  @Test func `ends when the process of the client is gone`() throws {
    let client = Process()
    client.executableURL = URL(filePath: "/bin/sleep")
    client.arguments = ["1"]
    client.standardOutput = FileHandle.nullDevice
    client.standardError = FileHandle.nullDevice
    try client.run()
    let (input, output) = (Pipe(), Pipe())
    let parameters = #"{"processId": \#(client.processIdentifier), "capabilities": {}}"#
    let body = #"{"id": 0, "method": "initialize", "params": \#(parameters)}"#
    input.fileHandleForWriting.write(
      Data("Content-Length: \(body.utf8.count)\r\n\r\n\(body)".utf8)
    )
    let status = Locked<Int32?>(nil)
    let (reading, writing) = (
      input.fileHandleForReading.fileDescriptor, output.fileHandleForWriting.fileDescriptor
    )
    Thread.detachNewThread {
      var connection = Connection(
        Server(Preferences()),
        input: reading,
        output: writing,
        interval: 20,
      )
      let result = try? connection.serve()
      status.withLock { $0 = result }
    }
    client.waitUntilExit()
    for _ in 0..<200 where status.withLock({ $0 == nil }) { POSIX.pause(milliseconds: 50) }
    #expect(status.withLock { $0 } == 1)
    try input.fileHandleForWriting.close()
  }
}
