internal import LintDiagnostics
internal import LintText

extension DocumentResult {
  /// Returns the caches that are declared at a position, or else those whose limit it decides on.
  func caches(at position: TextPosition, in text: DocumentText) -> [ShownCache] {
    let point = TextRange(start: position, end: position)
    func isHere(_ range: SourceRange) -> Bool { text.range(range).touches(point) }
    let declared = caches.filter { $0.declaration.map(isHere) ?? false }
    if !declared.isEmpty { return declared }
    let limited = caches.filter { $0.limit.contains(where: isHere) }
    if !limited.isEmpty { return limited }
    guard let name = text.limitName(at: position) else { return [] }
    return caches(limitedAfter: name, in: position.line + 1, text)
  }

  /// Returns the caches whose limit is the value of a name; those that are declared around it if
  /// their limit comes from elsewhere.
  private func caches(
    limitedAfter name: Range<Int>,
    in line: Int,
    _ text: DocumentText,
  ) -> [ShownCache] {
    func start(_ shown: ShownCache) -> Int? {
      let isAround = shown.lines.contains { $0.contains(line) }
      return shown.limit.filter { isAround || $0.lowerBound.line == line }
        .map { text.offsets(of: $0).lowerBound }
        .filter { $0 >= name.upperBound && text.isOneEntry(name.upperBound..<$0) }.min()
    }
    let starts = caches.map(start)
    if let first = starts.compactMap(\.self).min() {
      return zip(caches, starts).filter { $1 == first }.map(\.0)
    }
    func size(_ shown: ShownCache) -> Int? {
      shown.lines.filter { $0.contains(line) && $0.count > 1 }.map(\.count).min()
    }
    let sizes = caches.map(size)
    guard let smallest = sizes.compactMap(\.self).min() else { return [] }
    return zip(caches, sizes).filter { $1 == smallest }.map(\.0)
  }

  /// Returns the findings about a cache of the document.
  func findings(of cache: JudgedCache) -> [Diagnostic] {
    guard ![.on, .notApplicable].contains(cache.verdict) else { return [] }
    let found = findings.map(\.finding).filter { finding in
      finding.resource == cache.identity && Text(finding.inputPath) == Text(cache.inputPath)
    }
    // Callers of one nested template give its caches the same name.
    let own = found.filter { finding in
      cache.sources?.limit == [finding.place] + finding.related.map(\.place)
    }
    if !own.isEmpty { return own }
    let isOnly = caches.count { $0.cache.identity == cache.identity } == 1
    return isOnly ? found : []
  }
}

extension DocumentText {
  /// Returns the offsets of the name of the limit whose entry has a position on the same line; nil if
  /// no limit is named there.
  fileprivate func limitName(at position: TextPosition) -> Range<Int>? {
    let offset = offset(of: position)
    let line = lineOffsets(at: offset)
    let name = names(in: line).last { $0.lowerBound <= offset }
    guard let name, offset <= name.upperBound || isOneEntry(name.upperBound..<offset) else {
      return nil
    }
    return name
  }

  /// Returns the offsets of the names of limits in a range.
  private func names(in range: Range<Int>) -> [Range<Int>] {
    func isPart(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "_"):
        true
      default: false
      }
    }
    let words = bytes[range].split { !isPart($0) }
    return words.filter { word in
      word.elementsEqual("SnapshotRetentionLimit".utf8)
        || word.elementsEqual("snapshot_retention_limit".utf8)
    }.map { $0.startIndex..<$0.endIndex }
  }

  /// Whether neither another entry begins in a range nor a list or object ends, so its end belongs to
  /// the entry at its start.
  fileprivate func isOneEntry(_ range: Range<Int>) -> Bool {
    var depth = 0
    for byte in bytes[range] {
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "("): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ")"): depth -= 1
      case UInt8(ascii: ",") where depth == 0: return false
      default: break
      }
      if depth < 0 { return false }
    }
    return true
  }
}
