import LintText

extension SourceText {
  /// A text that lies in memory right before other bytes, which are none of its own.
  convenience init(contents: some Collection<UInt8>, before others: [UInt8]) throws {
    let memory = try SourceText(contents: contents + others)
    try self.init(
      contents: UnsafeRawBufferPointer(rebasing: memory.bytes[..<contents.count]),
      keptAliveBy: memory,
    )
  }
}
