/// Owns the contents of a file in memory that does not move, and finally frees them.
///
/// The pointer is invalid after the object is gone: use `withExtendedLifetime` while `bytes` is in
/// use.
// Unchecked because pointers are not Sendable. Safe because the property is a constant, the memory
// is never written after `init`, and it is freed once, with the last reference.
package final class FileBytes: @unchecked Sendable {
  package let bytes: UnsafeRawBufferPointer

  /// Takes ownership of memory from ``POSIX/allocate(_:)``; the caller must no longer free or write
  /// it.
  init(adopting bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  /// Copies bytes.
  ///
  /// - Throws: an error if memory is short.
  package convenience init(copying bytes: [UInt8]) throws(SystemError) {
    let memory = try POSIX.allocate(max(bytes.count, 1))
    memory.copyBytes(from: bytes)
    self.init(adopting: UnsafeRawBufferPointer(rebasing: memory[..<bytes.count]))
  }

  deinit { POSIX.free(UnsafeMutableRawBufferPointer(mutating: bytes)) }
}
