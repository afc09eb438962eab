internal import ElastiCacheLint

/// What is said of entries of a baseline that are not found any more.
struct StaleEntries {
  /// Some lines, or nothing if there are no such entries.
  let text: String

  /// More of them are only counted.
  private static let limit = 10

  init(_ entries: [BaselineEntry], in store: BaselineStore, arePruned: Bool) {
    guard !entries.isEmpty else {
      text = ""
      return
    }
    let (count, object) =
      entries.count == 1 ? ("1 finding", "it") : ("\(entries.count) findings", "them")
    let head =
      arePruned
      ? "\(store.path): removed \(count) no longer there"
      : "\(store.path): \(count) no longer there; --prune-baseline removes \(object)"
    var lines = [head] + entries.prefix(Self.limit).map { "  \(Self.name(of: $0))" }
    if entries.count > Self.limit { lines.append("  and \(entries.count - Self.limit) more") }
    text = lines.map { PrintableText($0).text + "\n" }.joined()
  }

  private static func name(of entry: BaselineEntry) -> String {
    "\(entry.path): \(entry.rule)" + (entry.resource.map { " of '\($0)'" } ?? "")
  }
}
