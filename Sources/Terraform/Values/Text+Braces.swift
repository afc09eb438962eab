internal import LintText

extension Text {
  /// The maximum number of patterns that one expands to.
  private static let expansionLimit = 64

  /// The patterns that a pattern with alternatives in braces represents: of `*.{yml,yaml}`, `*.yml`
  /// and `*.yaml`; only itself where that is not known.
  var bracesExpanded: [Text] {
    guard contains("{"), !contains("\\") else { return [self] }
    var pending = [self]
    var expanded: [Text] = []
    while let pattern = pending.popLast() {
      guard pattern.contains("{") || pattern.contains("}") else {
        expanded.append(pattern)
        continue
      }
      guard let alternatives = pattern.firstAlternatives,
        pending.count + expanded.count + alternatives.count <= Self.expansionLimit
      else { return [self] }
      pending += alternatives.reversed()
    }
    return expanded
  }

  /// The patterns in which each alternative of the first braces takes their place; nil if they are
  /// not closed.
  private var firstAlternatives: [Text]? {
    let bytes = Array(utf8)
    guard let start = bytes.firstIndex(of: UInt8(ascii: "{")) else { return nil }
    var (depth, part, parts) = (0, start + 1, [ArraySlice<UInt8>]())
    for index in start..<bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ",") where depth == 1:
        parts.append(bytes[part..<index])
        part = index + 1
      case UInt8(ascii: "}"):
        depth -= 1
        guard depth == 0 else { continue }
        parts.append(bytes[part..<index])
        let (head, tail) = (bytes[..<start], bytes[(index + 1)...])
        return parts.map { Text(decoding: head + $0 + tail) }
      default: break
      }
    }
    return nil
  }
}
