internal import LintDiagnostics

/// The keys of the outermost object at the beginning of a JSON text, which may break off.
struct OutermostKeys {
  private let bytes: UnsafeRawBufferPointer

  /// Where they are written, without quotes.
  private var ranges: [Range<Int>] = []

  /// Finds them going by brackets and quotes alone; none if the text does not begin with a brace.
  init(in bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    var offset = behindSpace(from: 0)
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: "{") else { return }
    var depth = 0
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "\""):
        let start = offset + 1
        offset = stringEnd(from: start)
        let next = behindSpace(from: offset + 1)
        if depth == 1, next < bytes.count, bytes[next] == UInt8(ascii: ":") {
          ranges.append(start..<offset)
        }
      default: break
      }
      offset += 1
    }
  }

  /// Whether all of some keys are there.
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

  private func behindSpace(from start: Int) -> Int {
    guard start < bytes.count else { return bytes.count }
    return bytes[start...].firstIndex { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } ?? bytes.count
  }
}
