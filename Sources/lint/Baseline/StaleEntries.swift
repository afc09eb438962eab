internal import ElastiCacheLint
internal import LintWorkspace

/// The message about stale baseline entries, whose findings no longer exist.
struct StaleEntries {
  let message: Message

  /// The number of entries to list; the rest are only counted.
  private static let limit = 10

  /// Counts and lists stale entries; returns nil for an empty list.
  init?(_ entries: [BaselineEntry], in store: BaselineStore, arePruned: Bool) {
    guard !entries.isEmpty else { return nil }
    let (count, object) =
      entries.count == 1 ? ("1 finding", "it") : ("\(entries.count) findings", "them")
    let head: Message =
      arePruned
      ? "\(store.path): removed \(count) no longer there"
      : "\(store.path): \(count) no longer there; --prune-baseline removes \(object)"
    var lines = [head] + entries.prefix(Self.limit).map(Self.line)
    if entries.count > Self.limit { lines.append("  and \(entries.count - Self.limit) more") }
    message = Message(lines: lines)
  }

  private static func line(_ entry: BaselineEntry) -> Message {
    let path = entry.path.isEmpty ? "." : entry.path
    return entry.resource.map { "  \(path): \(entry.rule) of '\($0)'" }
      ?? "  \(path): \(entry.rule)"
  }
}
