/// An error while converting an input to UTF-8.
public struct MalformedTextError: Error {
  /// The contents before the malformed offset.
  package let validPrefix: [UInt8]

  /// The kind of malformed contents at that offset.
  package let problem: Problem

  /// A kind of malformed contents.
  package enum Problem: Sendable {
    /// UTF-16 with an unpaired surrogate or half a code unit.
    case utf16
    /// UTF-32, which is not read.
    case utf32
    /// Compressed data that is damaged or truncated.
    case compression
    /// Compressed data that expands beyond the limit.
    case expansion
  }
}
