/// Owns the contents of a file in memory that does not move, and frees them in the end.
///
/// The pointer dies with the object: keep it with `withExtendedLifetime` while `bytes` is in use.
// Unchecked, because a pointer is not Sendable. It is safe: both properties are constants, nobody
// writes to the memory after `init`, and it is freed once, when the last reference is gone.
final class FileBytes: @unchecked Sendable {
  /// Who gets the memory back.
  enum Origin {
    case allocated
    case mapped
  }

  let bytes: UnsafeRawBufferPointer
  private let origin: Origin

  /// Takes over memory that nobody else may free or write to from now on.
  init(adopting bytes: UnsafeRawBufferPointer, _ origin: Origin) {
    self.bytes = bytes
    self.origin = origin
  }

  deinit {
    switch origin {
    case .allocated: bytes.deallocate()
    case .mapped: POSIX.unmap(bytes)
    }
  }
}
