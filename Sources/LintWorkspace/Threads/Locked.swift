#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A value that several threads use.
// Unchecked because pointers are not Sendable. Safe because the value is read and written only while
// the lock is held.
package final class Locked<Value>: @unchecked Sendable {
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let change = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var value: Value

  package init(_ value: Value) {
    self.value = value
    lock.initialize(to: pthread_mutex_t())
    pthread_mutex_init(lock, nil)
    change.initialize(to: pthread_cond_t())
    pthread_cond_init(change, nil)
  }

  deinit {
    pthread_cond_destroy(change)
    change.deinitialize(count: 1)
    change.deallocate()
    pthread_mutex_destroy(lock)
    lock.deinitialize(count: 1)
    lock.deallocate()
  }

  /// Calls a closure while no other thread uses the value.
  package func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    return body(&value)
  }

  /// Waits for a condition, which ``change(_:)`` makes true, and calls a closure as `withLock` does.
  package func wait<Result>(
    until condition: (Value) -> Bool,
    _ body: (inout Value) -> Result,
  ) -> Result {
    withLock { value in
      while !condition(value) { pthread_cond_wait(change, lock) }
      defer { pthread_cond_broadcast(change) }
      return body(&value)
    }
  }

  /// Changes the value, and wakes the threads that wait for it.
  package func change(_ body: (inout Value) -> Void) {
    withLock { value in
      body(&value)
      pthread_cond_broadcast(change)
    }
  }
}
