#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Passes messages and results of scans to the thread that answers.
///
/// Bounded: a client that sends more than is answered has to wait.
// Unchecked because pointers are not Sendable. Safe because the contents are read and written only
// while the lock is held.
final class MessageQueue: @unchecked Sendable {
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var contents = Contents()
  private var size = 0
  private var takenCount = 0
  private var isClosed = false

  private static let limit = 64 << 20

  /// The arrived messages and results.
  struct Contents {
    var messages: [[UInt8]] = []
    var scan: ScanResult?

    /// Whether the client sends no more.
    var hasEnded = false

    /// The reason why the stream cannot be read on.
    var problem: String?

    var isEmpty: Bool { messages.isEmpty && scan == nil && !hasEnded }
  }

  init() {
    lock.initialize(to: pthread_mutex_t())
    pthread_mutex_init(lock, nil)
    changed.initialize(to: pthread_cond_t())
    pthread_cond_init(changed, nil)
  }

  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(lock)
    changed.deinitialize(count: 1)
    lock.deinitialize(count: 1)
    changed.deallocate()
    lock.deallocate()
  }

  private func locked<Result>(_ body: () -> Result) -> Result {
    pthread_mutex_lock(lock)
    defer {
      pthread_cond_broadcast(changed)
      pthread_mutex_unlock(lock)
    }
    return body()
  }

  /// Adds a message as soon as there is room for it.
  func add(_ message: [UInt8]) {
    locked {
      while size > Self.limit, !isClosed { pthread_cond_wait(changed, lock) }
      contents.messages.append(message)
      // An empty message takes memory as well.
      size += message.count + 64
    }
  }

  func add(_ scan: ScanResult) { locked { contents.scan = scan } }

  func end(_ problem: String? = nil) {
    locked {
      contents.hasEnded = true
      contents.problem = problem
    }
  }

  /// Removes and returns the contents.
  ///
  /// - Parameter waits: whether to wait until something arrives.
  func take(waits: Bool) -> Contents {
    locked {
      while waits, contents.isEmpty { pthread_cond_wait(changed, lock) }
      defer {
        contents.messages = []
        contents.scan = nil
        size = 0
        takenCount += 1
      }
      return contents
    }
  }

  /// Ends waiting: nothing is taken any more.
  func close() { locked { isClosed = true } }

  /// The number of times that contents were taken, to see whether the thread is stuck; nil once
  /// closed.
  var progress: Int? { locked { isClosed ? nil : takenCount } }
}
