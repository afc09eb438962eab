package import LintText

/// Finds the beginning of a plan as `terraform show -json` prints it: with its format version.
package enum PlanStart {
  /// Whether a text begins like a plan, so a complete plan must follow.
  package static func isAtStart(of text: SourceText) -> Bool {
    guard let first = text.bytes.firstIndex(where: { !$0.isASCIISpace }) else { return false }
    return isPlan(text.bytes, at: first)
  }

  /// Returns the offset of the first plan at or after an offset; nil if not found.
  ///
  /// - Parameter end: the offset to stop searching at; nil for the end of the text.
  package static func first(
    in text: SourceText,
    from start: Int = 0,
    before end: Int? = nil,
  ) -> Int? {
    let bytes = UnsafeRawBufferPointer(rebasing: text.bytes[..<min(end ?? .max, text.bytes.count)])
    var search = start
    while let name = bytes.firstOffset(of: "format_version\"", from: search) {
      let key = bytes.hasBytes("plan_", at: name - 5) ? name - 6 : name - 1
      if let brace = lastNonSpace(bytes, before: key, from: start), isPlan(text.bytes, at: brace) {
        return brace
      }
      search = name + 1
    }
    return nil
  }

  /// Whether a plan begins at an offset, judging by its first key.
  package static func isPlan(_ bytes: UnsafeRawBufferPointer, at brace: Int) -> Bool {
    guard bytes.hasBytes("{", at: brace) else { return false }
    let key = firstNonSpace(bytes, from: brace + 1)
    for name in ["\"format_version\"", "\"plan_format_version\""] as [StaticString]
    where bytes.hasBytes(name, at: key) {
      return bytes.hasBytes(":", at: firstNonSpace(bytes, from: key + name.utf8CodeUnitCount))
    }
    return false
  }

  /// Whether a multi-line plan begins in a text with a prefix on each line, such as the timestamps
  /// of a log.
  package static func isBehindPrefixes(in text: SourceText) -> Bool {
    let bytes = text.bytes
    guard let key = bytes.firstOffset(of: "\"format_version\":", from: 0),
      let lineEnd = bytes[..<key].lastIndex(of: UInt8(ascii: "\n")),
      bytes[(lineEnd + 1)..<key].contains(where: { !$0.isASCIISpace }),
      let brace = lastNonSpace(bytes, before: lineEnd, from: 0)
    else { return false }
    return bytes[brace] == UInt8(ascii: "{")
  }

  private static func firstNonSpace(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    bytes[min(start, bytes.count)...].firstIndex { !$0.isASCIISpace } ?? bytes.count
  }

  private static func lastNonSpace(
    _ bytes: UnsafeRawBufferPointer,
    before end: Int,
    from start: Int,
  ) -> Int? {
    guard start < end else { return nil }
    return bytes[start..<end].lastIndex { !$0.isASCIISpace }
  }
}
