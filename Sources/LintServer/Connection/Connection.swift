#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif
#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

package import LintWorkspace

/// Connects a server with the streams of its client.
package struct Connection {
  private let input: Int32
  private let output: Int32
  private var server: Server

  package init(_ server: Server, input: Int32 = 0, output: Int32 = 1) {
    self.server = server
    self.input = input
    self.output = output
  }

  /// Serves the client until it exits or closes a stream.
  ///
  /// - Returns: the exit status: 0 if the client has shut the server down before.
  package mutating func serve() throws(SystemError) -> Int32 {
    let queue = MessageQueue()
    defer { queue.close() }
    _ = try WorkerThread { [input] in Self.read(input, into: queue) }
    while true {
      let arrived = queue.take(waits: !server.hasWork)
      server.receive(arrived.messages)
      if let scan = arrived.scan { server.finish(scan) }
      if arrived.messages.isEmpty, arrived.scan == nil, server.hasWork { server.work() }
      if let scan = server.takeScan() {
        let isStarted = (try? WorkerThread { queue.add(scan.result()) }) != nil
        if !isStarted { server.finish(scan.result()) }
      }
      server.answerWorkspaceRequests()
      if let problem = arrived.problem { server.refuse(nil, .parse(problem)) }
      guard send(server.takeMessages()) else { return 1 }
      if let status = server.exitStatus { return status }
      // Requests sent before the end are still answered.
      if arrived.hasEnded, !server.hasWork { return 1 }
    }
  }

  // MARK: Reading

  private static func read(_ input: Int32, into queue: MessageQueue) {
    var reader = FrameReader()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    do {
      while true {
        let count = try POSIX.call {
          buffer.withUnsafeMutableBytes { systemRead(input, $0.baseAddress, $0.count) }
        }
        if count == 0 { break }
        reader.append(buffer[..<count])
        while let body = try reader.next() { queue.add(body) }
      }
      queue.end()
    } catch let error as FrameError {
      queue.end(error.message)
    } catch {
      queue.end()
    }
    // The client may have died without closing the stream that answers are written to.
    var known = -1
    while let progress = queue.progress {
      if progress == known { _exit(1) }
      known = progress
      sleep(10)
    }
  }

  // MARK: Writing

  /// Sends messages; returns false if the client no longer reads.
  private func send(_ messages: [JSON]) -> Bool {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    for message in messages {
      // Strings, integers, and lists and objects of them always encode.
      guard let body = try? encoder.encode(message) else { continue }
      let frame = Array("Content-Length: \(body.count)\r\n\r\n".utf8) + body
      guard write(frame) else { return false }
    }
    return true
  }

  private func write(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = try? POSIX.call {
        rest.withUnsafeBytes { systemWrite(output, $0.baseAddress, $0.count) }
      }
      guard let count else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}

#if canImport(Glibc)
  private let (systemRead, systemWrite) = (Glibc.read, Glibc.write)
#elseif canImport(Musl)
  private let (systemRead, systemWrite) = (Musl.read, Musl.write)
#else
  private let (systemRead, systemWrite) = (Darwin.read, Darwin.write)
#endif
