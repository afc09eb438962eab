extension Collection<UInt8> {
  /// The length of the UTF-8 byte order mark at the start; 0 without one.
  package var byteOrderMarkLength: Int { starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }
}
