internal import LintWorkspace

/// Passes messages and results of scans to the thread that answers.
///
/// Bounded: a client that sends more than is answered has to wait.
struct MessageQueue: Sendable {
  private let contents = Locked(Contents())

  /// The size in bytes from which the client has to wait.
  private static let limit = 64 << 20

  /// The arrived messages and results.
  struct Contents {
    fileprivate(set) var messages: [[UInt8]] = []
    fileprivate(set) var scan: ScanResult?

    /// Whether the client sends no more.
    fileprivate(set) var hasEnded = false

    /// The reason why the stream cannot be read on.
    fileprivate(set) var problem: String?

    fileprivate var size = 0

    /// Whether no more is taken.
    fileprivate var isClosed = false
  }

  /// Adds a message as soon as there is room for it.
  ///
  /// - Returns: whether messages are still taken.
  func add(_ message: [UInt8]) -> Bool {
    contents.wait(until: { $0.size <= Self.limit || $0.isClosed }) { contents in
      contents.messages.append(message)
      // An empty message takes memory as well.
      contents.size += message.count + 64
      return !contents.isClosed
    }
  }

  func add(_ scan: ScanResult) { contents.change { $0.scan = scan } }

  /// Ends the messages.
  func end(_ problem: String? = nil) {
    contents.change { contents in
      contents.hasEnded = true
      contents.problem = problem
    }
  }

  /// Whether the client sends no more.
  var hasEnded: Bool { contents.withLock { $0.hasEnded } }

  /// Whether no more is taken.
  var isClosed: Bool { contents.withLock { $0.isClosed } }

  /// Removes and returns the contents.
  ///
  /// - Parameter waits: whether to wait until something arrives.
  func take(waits: Bool) -> Contents {
    contents.wait(
      until: { !waits || !$0.messages.isEmpty || $0.scan != nil || $0.hasEnded }
    ) { contents in
      defer {
        contents.messages = []
        contents.scan = nil
        contents.size = 0
      }
      return contents
    }
  }

  /// Takes no more.
  func close() { contents.change { $0.isClosed = true } }
}
