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

  /// The time between checks of the client's process, in milliseconds.
  private let interval: Int

  /// The time between looks at files, in milliseconds.
  private let pause: Int

  package init(
    _ server: Server,
    input: Int32 = 0,
    output: Int32 = 1,
    interval: Int = 10_000,
    pause: Int = 2_000,
  ) {
    self.interval = interval
    self.pause = pause
    self.server = server
    self.input = input
    self.output = output
  }

  /// Serves the client until it exits, closes a stream or is gone.
  ///
  /// - Returns: the exit status: 0 if the client has shut the server down before.
  package mutating func serve() throws(SystemError) -> Int32 {
    let queue = MessageQueue()
    defer { queue.close() }
    try WorkerThread.detach { [input] in Self.read(input, into: queue) }
    server.arrivals = queue.arrivals
    // Without it, files are looked at when the client sends something about any.
    try? WorkerThread.detach { [pause, lookout = server.lookout] in
      Self.look(every: pause, lookout, queue)
    }
    var isWatching = false
    while true {
      let arrived = queue.take(waits: !server.hasWork)
      server.receive(arrived.messages)
      if !isWatching, let process = server.clientProcess {
        isWatching = true
        // Without it, the server ends with its input.
        try? WorkerThread.detach { [interval] in Self.watch(process, every: interval, queue) }
      }
      if let scan = arrived.scan { server.finish(scan) }
      if arrived.hasChangedFiles { server.renewFiles() }
      let hasPause = arrived.messages.isEmpty && arrived.scan == nil
      if server.hasWork, server.isOverdue() || hasPause { server.work() }
      if let scan = server.takeScan() {
        let isStarted = (try? WorkerThread.detach { queue.add(scan.result()) }) != nil
        if !isStarted { server.finish(scan.result()) }
      }
      server.answerWorkspaceRequests()
      if let problem = arrived.problem { server.refuse(nil, .parse(problem)) }
      guard send(server.takeMessages(), queue) else { return 1 }
      if let status = server.exitStatus { return status }
      // Requests sent before the end are still answered.
      if arrived.hasEnded, !server.hasWork { return 1 }
    }
  }

  /// Ends the messages once a process is gone.
  ///
  /// Another process may keep the input of the server open. A process that was never there is that of
  /// a client outside of the container of the server.
  private static func watch(_ process: Int32, every interval: Int, _ queue: MessageQueue) {
    guard POSIX.isRunning(process) else { return }
    while !queue.isClosed {
      POSIX.pause(milliseconds: interval)
      if !POSIX.isRunning(process) { return queue.end() }
    }
  }

  /// Looks at files until no more messages are taken.
  private static func look(every pause: Int, _ lookout: Lookout, _ queue: MessageQueue) {
    while !queue.isClosed {
      POSIX.pause(milliseconds: pause)
      if lookout.look() { queue.addChangedFiles() }
    }
  }

  // MARK: Reading

  private static func read(_ input: Int32, into queue: MessageQueue) {
    var reader = FrameReader()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    do {
      while case let count = try POSIX.receive(from: input, into: &buffer), count > 0 {
        reader.append(buffer[..<count])
        while let body = try reader.next() {
          guard queue.add(body) else { return }
        }
      }
      queue.end()
    } catch let error as FrameError {
      queue.end(error.message)
    } catch {
      queue.end()
    }
  }

  // MARK: Writing

  /// Sends messages; returns false if the client no longer reads.
  private func send(_ messages: [JSON], _ queue: MessageQueue) -> Bool {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    for message in messages {
      // Strings, integers, and lists and objects of them always encode.
      guard let body = try? encoder.encode(message) else { continue }
      guard write(Array("Content-Length: \(body.count)\r\n\r\n".utf8) + body, queue) else {
        return false
      }
    }
    return true
  }

  private func write(_ bytes: [UInt8], _ queue: MessageQueue) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      guard let count = try? POSIX.send(rest, to: output, within: 5) else { return false }
      // A client may stop for a while, as in a debugger, but not after it has closed its stream.
      if count == 0, queue.hasEnded { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
