internal import LintDiagnostics
internal import LintText

/// The keys of the outermost object at the beginning of a JSON text, which may be truncated.
struct OutermostKeys {
  private let bytes: UnsafeRawBufferPointer

  /// The ranges of the keys, without quotes.
  private var ranges: [Range<Int>] = []

  /// Finds the keys by brackets and quotes alone; none if the text doesn't begin with a brace.
  init(in bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    var offset = bytes.firstIndex { !Self.space.contains($0) } ?? bytes.count
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: "{") else { return }
    var depth = 0
    var isKeyNext = false
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        isKeyNext = depth == 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ","): isKeyNext = depth == 1
      case UInt8(ascii: "\""):
        let start = offset + 1
        offset = stringEnd(from: start)
        if isKeyNext, offset < bytes.count { ranges.append(start..<offset) }
        isKeyNext = false
      default: break
      }
      offset += 1
    }
  }

  /// Whether all the given keys are present.
  func contains(_ keys: [StaticString]) -> Bool {
    keys.allSatisfy { key in
      ranges.contains {
        $0.count == key.utf8CodeUnitCount && bytes.hasBytes(key, at: $0.lowerBound)
      }
    }
  }

  private func stringEnd(from start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "\"") {
      end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(end, bytes.count)
  }

  private static let space = [UInt8](" \t\r\n".utf8)
}
