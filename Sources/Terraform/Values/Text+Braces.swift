internal import LintText

extension Text {
  /// The maximum number of patterns that one expands to.
  private static let expansionLimit = 64

  /// The patterns that a pattern with alternatives in braces represents: of `*.{yml,yaml}`, `*.yml`
  /// and `*.yaml`; only itself where that is not known.
  ///
  /// Terraform refuses alternatives of several folders, and reads only some of nested ones.
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

  /// The patterns in which each alternative of the first braces takes their place; nil if that is
  /// not known.
  private var firstAlternatives: [Text]? {
    let bytes = Array(utf8)
    guard let start = bytes.firstIndex(of: UInt8(ascii: "{")) else { return nil }
    let inner = bytes[(start + 1)...].prefix { $0 != UInt8(ascii: "}") }
    guard inner.endIndex < bytes.endIndex,
      !inner.contains(where: { "{/".utf8.contains($0) })
    else { return nil }
    let parts = inner.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    let (head, tail) = (bytes[..<start], bytes[(inner.endIndex + 1)...])
    return parts.map { Text(decoding: head + $0 + tail) }
  }
}
