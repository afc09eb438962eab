internal import LintText
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

    /// Whether files on disk have changed.
    fileprivate(set) var hasChangedFiles = false

    /// Whether a message may change a document.
    fileprivate var hasChanges = false

    /// The requests that messages cancel.
    fileprivate var cancelled: Set<MessageID> = []

    fileprivate var size = 0

    /// Whether no more is taken.
    fileprivate var isClosed = false
  }

  /// Adds a message as soon as there is room for it.
  ///
  /// - Returns: whether messages are still taken.
  func add(_ message: [UInt8]) -> Bool {
    let isChange = Self.mentions("/didChange", in: message)
    let cancelled = Self.cancelledRequest(in: message)
    return contents.wait(until: { $0.size <= Self.limit || $0.isClosed }) { contents in
      contents.messages.append(message)
      if isChange { contents.hasChanges = true }
      if let cancelled { contents.cancelled.insert(cancelled) }
      // An empty message takes memory as well.
      contents.size += message.count + 64
      return !contents.isClosed
    }
  }

  /// Returns the request that a message cancels; nil for other messages.
  private static func cancelledRequest(in message: [UInt8]) -> MessageID? {
    // Such a message has only an identifier.
    guard message.count < 1000, mentions("/cancelRequest", in: message),
      case .success(.cancel(let id)) = try? ClientMessage(decoding: message).call
    else { return nil }
    return id
  }

  private static func mentions(_ part: StaticString, in message: [UInt8]) -> Bool {
    message.withUnsafeBytes { $0.contains(part) }
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

  /// Records that files on disk have changed.
  func addChangedFiles() { contents.change { $0.hasChangedFiles = true } }

  /// Whether messages have arrived.
  var hasMessages: Bool { contents.withLock { !$0.messages.isEmpty } }

  /// Whether messages have arrived that may change a document.
  var hasChanges: Bool { contents.withLock { $0.hasChanges } }

  /// Whether a message has arrived that cancels a request.
  func isCancelled(_ id: MessageID) -> Bool { contents.withLock { $0.cancelled.contains(id) } }

  /// Whether no more is taken.
  var isClosed: Bool { contents.withLock { $0.isClosed } }

  /// Removes and returns the contents.
  ///
  /// - Parameter waits: whether to wait until something arrives.
  func take(waits: Bool) -> Contents {
    contents.wait(
      until: { contents in
        !waits || !contents.messages.isEmpty || contents.scan != nil || contents.hasEnded
          || contents.hasChangedFiles
      }
    ) { contents in
      defer {
        contents.messages = []
        contents.hasChanges = false
        contents.cancelled = []
        contents.hasChangedFiles = false
        contents.scan = nil
        contents.size = 0
      }
      return contents
    }
  }

  /// Takes no more.
  func close() { contents.change { $0.isClosed = true } }
}
