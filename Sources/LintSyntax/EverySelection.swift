/// Keeps everything.
struct EverySelection: JSONSelection {
  func keepsMember(_ key: UnsafeRawBufferPointer, atDepth depth: Int) -> Bool { true }
  var discriminator: StaticString? { nil }
  func keepsElement(_ discriminator: UnsafeRawBufferPointer) -> Bool { true }
}
