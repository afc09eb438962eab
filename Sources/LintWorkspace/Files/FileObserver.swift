#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Reports the files and folders that threads ask the system for, before they do.
///
/// All calls of ``POSIX`` that read report their path, so no file that decides a result is missed.
// A class, since threads refer to it.
final class FileObserver: Sendable {
  /// The part of a file or folder that a call depends on.
  enum Part: Sendable {
    /// The contents of a file; of a folder only its existence, owner and permissions.
    case file

    /// The names in a folder.
    case entries
  }

  private let report: @Sendable (FilePath, Part) -> Void

  init(_ report: @escaping @Sendable (FilePath, Part) -> Void) {
    self.report = report
  }

  /// The observer of this thread, as an unretained pointer.
  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key, nil)
    return key
  }()

  /// The observer of this thread; nil without one.
  static var current: FileObserver? {
    pthread_getspecific(key).map { Unmanaged.fromOpaque($0).takeUnretainedValue() }
  }

  /// Calls a closure while this thread and those of ``ParallelMap`` are observed.
  func observe<Result, Failure>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let outer = pthread_getspecific(Self.key)
    pthread_setspecific(Self.key, Unmanaged.passUnretained(self).toOpaque())
    defer {
      pthread_setspecific(Self.key, outer)
      withExtendedLifetime(self) {}
    }
    return try body()
  }

  /// Reports a path to the observer of this thread.
  static func report(_ path: FilePath, _ part: Part = .file) { current?.report(path, part) }
}
