internal import LintText

/// The keys of a JSON text by depth; the text may be incomplete or invalid.
///
/// Used for reports of which only the beginning is known.
package struct JSONOutline {
  /// The object keys, indexed by the number of enclosing objects and arrays.
  package private(set) var keys: [Int: Set<String>] = [:]

  /// Whether only white space follows the first value.
  package private(set) var isAlone = true

  package init(_ bytes: UnsafeRawBufferPointer) {
    var depth = 0
    var hasEnded = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte.isASCIISpace { continue }
      guard !hasEnded else {
        isAlone = false
        return
      }
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        hasEnded = depth <= 0
      case UInt8(ascii: "\""):
        guard let end = Self.end(ofStringAt: index, in: bytes) else { return }
        let text = bytes[index..<end]
        index = end + 1
        if bytes[index...].first(where: { !$0.isASCIISpace }) == UInt8(ascii: ":") {
          keys[depth, default: []].insert(String(decoding: text, as: UTF8.self))
        }
      default: break
      }
    }
  }

  /// Whether each key is allowed at its depth.
  package func hasOnly(_ known: [Int: Set<String>]) -> Bool {
    isAlone && keys.allSatisfy { depth, names in known[depth]?.isSuperset(of: names) ?? false }
  }

  /// Whether a text begins with one of `beginnings`, ignoring white space in both.
  package static func begins(
    _ bytes: UnsafeRawBufferPointer,
    withAnyOf beginnings: [String],
  ) -> Bool {
    let start = bytes.prefix(1024).filter { !$0.isASCIISpace }
    return beginnings.contains { start.starts(with: $0.utf8) }
  }

  private static func end(ofStringAt start: Int, in bytes: UnsafeRawBufferPointer) -> Int? {
    var index = start
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""): return index
      case UInt8(ascii: "\\"): index += 2
      default: index += 1
      }
    }
    return nil
  }
}
