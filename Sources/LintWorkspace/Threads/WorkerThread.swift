#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A thread whose stack is large enough for every input.
///
/// Not a pool thread: those have 512 KiB on Darwin, and Dispatch waits forever if threads cannot be
/// created.
package struct WorkerThread {
  #if canImport(Glibc)
    private let thread: pthread_t
  #else
    // A pointer, which is nil before the thread is created.
    private let thread: pthread_t?
  #endif

  /// Four times the need of the deepest nesting that is evaluated.
  ///
  /// Only used pages occupy memory.
  static let stackSize = 8 << 20

  /// Starts a thread, which must be joined.
  ///
  /// - Throws: an error if the system cannot create more threads.
  init(running body: @escaping @Sendable () -> Void) throws(SystemError) {
    try self.init(running: body, isDetached: false)
  }

  /// Starts a thread that nothing waits for, and whose stack is freed at its end.
  ///
  /// - Throws: an error if the system cannot create more threads.
  package static func detach(_ body: @escaping @Sendable () -> Void) throws(SystemError) {
    _ = try WorkerThread(running: body, isDetached: true)
  }

  private init(
    running body: @escaping @Sendable () -> Void,
    isDetached: Bool,
  ) throws(SystemError) {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, Self.stackSize)
    if isDetached { pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED)) }
    #if canImport(Glibc)
      var thread = pthread_t()
    #else
      var thread: pthread_t?
    #endif
    let job = Unmanaged.passRetained(Job(body))
    let code = pthread_create(&thread, &attributes, Self.start, job.toOpaque())
    guard code == 0 else {
      job.release()
      throw SystemError(code: code)
    }
    self.thread = thread
  }

  /// Waits for the thread to end.
  func join() {
    #if canImport(Glibc)
      pthread_join(thread, nil)
    #else
      if let thread { pthread_join(thread, nil) }
    #endif
  }

  private final class Job: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) {
      self.body = body
    }
  }

  #if canImport(Darwin)
    private static let start: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? =
      { job in
        Unmanaged<Job>.fromOpaque(job).takeRetainedValue().body()
        return nil
      }
  #else
    private static let start:
      @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? =
        { job in
          if let job { Unmanaged<Job>.fromOpaque(job).takeRetainedValue().body() }
          return nil
        }
  #endif

  /// The number of threads that can run at a time.
  static var processorCount: Int { max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1) }
}

extension WorkerThread {
  /// Runs `body` on a sufficiently large stack: on this thread, or on a new one.
  ///
  /// - Throws: an error if this thread's stack is too small and a new thread cannot be created.
  package static func runDeep(_ body: @escaping @Sendable () -> Void) throws(SystemError) {
    var limit = rlimit()
    #if canImport(Glibc)
      let known = getrlimit(__rlimit_resource_t(RLIMIT_STACK.rawValue), &limit) == 0
    #else
      let known = getrlimit(RLIMIT_STACK, &limit) == 0
    #endif
    guard known, limit.rlim_cur < stackSize / 2 else { return body() }
    let thread = try WorkerThread(running: body)
    // Signals are delivered to that thread, which may block them; see `POSIX.holdInterruptions`.
    var signals = sigset_t()
    sigfillset(&signals)
    pthread_sigmask(SIG_SETMASK, &signals, nil)
    thread.join()
  }
}
