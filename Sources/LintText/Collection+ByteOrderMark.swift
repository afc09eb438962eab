extension Collection<UInt8> {
  /// The length of the UTF-8 byte order mark at the start; 0 without one.
  package var byteOrderMarkLength: Int { starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }
}

extension UnsafeRawBufferPointer {
  /// The length of the UTF-8 byte order mark at the start; 0 without one.
  // Every input is asked, and the general one takes a thousand times as long.
  package var byteOrderMarkLength: Int { hasBytes("\u{FEFF}", at: 0) ? 3 : 0 }
}
