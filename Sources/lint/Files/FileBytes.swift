/// Owns the contents of a file in memory that does not move, and frees them in the end.
///
/// The pointer dies with the object: keep it with `withExtendedLifetime` while `bytes` is in use.
// Unchecked, because a pointer is not Sendable. It is safe: the property is a constant, nobody
// writes to the memory after `init`, and it is freed once, when the last reference is gone.
final class FileBytes: @unchecked Sendable {
  let bytes: UnsafeRawBufferPointer

  /// Takes over memory of ``POSIX/allocate(_:)`` that nobody else may free or write to from now on.
  init(adopting bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  deinit { POSIX.free(UnsafeMutableRawBufferPointer(mutating: bytes)) }
}
