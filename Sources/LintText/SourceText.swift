/// The text of one input as UTF-8, without a byte order mark.
///
/// All later stages, from the readers to the caret under a line, use byte offsets into this text,
/// regardless of the encoding of the input.
///
/// A class, because readers keep pointers into the bytes, which must not move.
///
/// ```swift
/// let template = "Resources: {Sessions: {Type: AWS::ElastiCache::ServerlessCache}}"
/// let text = try SourceText(contents: template.utf8)
/// ```
public final class SourceText {
  /// The UTF-8 bytes, valid for the lifetime of this object.
  ///
  /// Not checked for well-formedness.
  public let bytes: UnsafeRawBufferPointer

  /// Whether the input was UTF-16, which PowerShell writes when output is redirected.
  package let isFromUTF16: Bool

  /// Whether the text is the input byte for byte, but for a byte order mark.
  package let isVerbatim: Bool

  /// Whether a byte order mark precedes the text in the input.
  package let hasByteOrderMark: Bool

  /// Nil in a text that is not prepared for many searches.
  let samples: TextSamples?

  private let owner: Owner

  private enum Owner {
    case own(UnsafeMutableRawBufferPointer)
    case other(any AnyObject & Sendable)
  }

  /// Creates a text from bytes that another object keeps alive, such as a mapped file.
  ///
  /// A gzip file is decompressed. UTF-8 is used in place; UTF-16 is transcoded into newly allocated
  /// memory. UTF-16 is recognized by its byte order mark, or by a zero in one of the first two
  /// bytes: no text that we read begins with U+0000, and Windows PowerShell writes UTF-16 when a
  /// plan is redirected.
  ///
  /// - Throws: ``MalformedTextError`` if UTF-16 contains an unpaired surrogate or half a code unit,
  ///   or if compressed data is damaged.
  public convenience init(
    contents: UnsafeRawBufferPointer,
    keptAliveBy owner: any AnyObject & Sendable,
  ) throws(MalformedTextError) {
    guard GzipFile.isRecognized(contents) else {
      try self.init(uncompressed: contents, keptAliveBy: owner, isVerbatim: true)
      return
    }
    // Keep the owner alive until its bytes have been read.
    defer { withExtendedLifetime(owner) {} }
    let inflated = try Self.inflated(contents)
    try self.init(
      uncompressed: inflated.bytes,
      keptAliveBy: Allocation(inflated.memory),
      isVerbatim: false
    )
  }

  private static func inflated(
    _ contents: UnsafeRawBufferPointer
  ) throws(MalformedTextError) -> InflatedBytes {
    do throws(GzipError) {
      return try GzipFile.contents(of: contents)
    } catch {
      throw MalformedTextError(
        validPrefix: error.validPrefix,
        problem: error.cause == .tooLarge ? .expansion : .compression,
      )
    }
  }

  private init(
    uncompressed contents: UnsafeRawBufferPointer,
    keptAliveBy owner: any AnyObject & Sendable,
    isVerbatim: Bool,
  ) throws(MalformedTextError) {
    samples = nil
    switch TextEncoding(of: contents) {
    case .utf8(let markLength):
      isFromUTF16 = false
      hasByteOrderMark = markLength > 0
      self.isVerbatim = isVerbatim
      bytes = UnsafeRawBufferPointer(rebasing: contents[markLength...])
      self.owner = .other(owner)
    case .utf32:
      throw MalformedTextError(
        // The ASCII characters are enough to find mentions of caches.
        validPrefix: contents.filter { $0 > 0 && $0 < 0x80 },
        problem: .utf32,
      )
    case .utf16(let markLength, let isBigEndian):
      let body = UnsafeRawBufferPointer(rebasing: contents[markLength...])
      // The owner isn't stored, but must stay alive until its bytes have been read.
      defer { withExtendedLifetime(owner) {} }
      let text = try Self.transcoded(body, isBigEndian: isBigEndian)
      isFromUTF16 = true
      hasByteOrderMark = markLength > 0
      self.isVerbatim = false
      bytes = UnsafeRawBufferPointer(text)
      self.owner = .own(text)
    }
  }

  /// Creates a text from a copy of bytes.
  ///
  /// - Throws: ``MalformedTextError``, as the other initializer does.
  public convenience init(contents: some Sequence<UInt8>) throws(MalformedTextError) {
    let copy = Array(contents)
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: copy.count, alignment: 1)
    memory.copyBytes(from: copy)
    try self.init(contents: UnsafeRawBufferPointer(memory), keptAliveBy: Allocation(memory))
  }

  /// Creates a text from a copy of UTF-8 bytes, without looking for other encodings.
  package init(utf8 contents: [UInt8]) {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: contents.count, alignment: 1)
    memory.copyBytes(from: contents)
    bytes = UnsafeRawBufferPointer(memory)
    isFromUTF16 = false
    hasByteOrderMark = false
    isVerbatim = true
    samples = nil
    owner = .own(memory)
  }

  /// Creates a text that shares the bytes of another, with their samples.
  init(sampling text: SourceText) {
    bytes = text.bytes
    isFromUTF16 = text.isFromUTF16
    isVerbatim = text.isVerbatim
    hasByteOrderMark = text.hasByteOrderMark
    samples = TextSamples(text.bytes)
    owner = .other(text)
  }

  deinit {
    if case .own(let memory) = owner { memory.deallocate() }
  }

  private static func transcoded(
    _ body: UnsafeRawBufferPointer,
    isBigEndian: Bool,
  ) throws(MalformedTextError) -> UnsafeMutableRawBufferPointer {
    let unitCount = body.count / 2
    let units = (0..<unitCount).lazy.map { index in
      let first = UInt16(body[2 * index])
      let second = UInt16(body[2 * index + 1])
      return isBigEndian ? first << 8 | second : second << 8 | first
    }
    var utf8: [UInt8] = []
    utf8.reserveCapacity(unitCount)
    let failed = transcode(
      units.makeIterator(),
      from: UTF16.self,
      to: UTF8.self,
      stoppingOnError: true,
      into: { utf8.append($0) },
    )
    if failed || body.count % 2 == 1 {
      throw MalformedTextError(validPrefix: utf8, problem: .utf16)
    }
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: utf8.count, alignment: 1)
    memory.copyBytes(from: utf8)
    return memory
  }
}

// The bytes are never written after `init`, and the owner frees them only after the last reference
// to this object is gone, so any number of threads may read them.
extension SourceText: @unchecked Sendable {}

extension SourceText {
  /// Returns the text in a range of offsets.
  ///
  /// Malformed UTF-8 is repaired; offsets outside the text are clamped.
  package func string(_ range: Range<Int>) -> String {
    let clamped = range.clamped(to: 0..<bytes.count)
    return String(decoding: UnsafeRawBufferPointer(rebasing: bytes[clamped]), as: UTF8.self)
  }
}

/// The encoding of an input.
private enum TextEncoding {
  case utf8(markLength: Int)
  case utf16(markLength: Int, isBigEndian: Bool)
  case utf32

  init(of bytes: UnsafeRawBufferPointer) {
    let markLength = bytes.byteOrderMarkLength
    if markLength > 0 {
      self = .utf8(markLength: markLength)
    } else if Self.isUTF32(bytes.prefix(8)) {
      self = .utf32
    } else if bytes.hasBytes("\0GITCRYPT\0", at: 0) {
      self = .utf8(markLength: 0)
    } else if bytes.starts(with: [0xFF, 0xFE]) {
      self = .utf16(markLength: 2, isBigEndian: false)
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      self = .utf16(markLength: 2, isBigEndian: true)
    } else if bytes.count >= 2, bytes[0] == 0, bytes[1] != 0 {
      self = .utf16(markLength: 0, isBigEndian: true)
    } else if bytes.count >= 2, bytes[0] != 0, bytes[1] == 0 {
      self = .utf16(markLength: 0, isBigEndian: false)
    } else {
      self = .utf8(markLength: 0)
    }
  }

  /// Whether a text begins with a byte order mark of UTF-32 or with two ASCII characters in UTF-32.
  private static func isUTF32(_ bytes: Slice<UnsafeRawBufferPointer>) -> Bool {
    guard bytes.count == 8, bytes.contains(0) else { return false }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      return true
    }
    let isWritten = bytes.map { $0 != 0 }
    let (low, high) = ([true, false, false, false], [false, false, false, true])
    return isWritten == low + low || isWritten == high + high
  }
}

/// Frees a copy of the input when the last text that uses it is released.
private final class Allocation {
  private let memory: UnsafeMutableRawBufferPointer

  init(_ memory: UnsafeMutableRawBufferPointer) {
    self.memory = memory
  }

  deinit {
    memory.deallocate()
  }
}

// It only frees the memory, and never reads or writes it.
extension Allocation: @unchecked Sendable {}
