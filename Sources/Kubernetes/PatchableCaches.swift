internal import LintModel
internal import LintText

/// The names of caches as patches select them, without namespaces.
struct PatchableCaches {
  /// The names by kind.
  let namesByKind: [Text: Set<Text>]

  /// The names of all kinds.
  let names: Set<Text>

  init(_ caches: [Cache]) {
    let found = caches.map { cache in
      (kind: Text(cache.type.rawValue).split(separator: "/").last ?? "", name: cache.manifestName)
    }
    namesByKind = Dictionary(grouping: found, by: \.kind).mapValues { Set($0.map(\.name)) }
    names = Set(found.map(\.name))
  }
}

extension Cache {
  /// The name without the namespace.
  fileprivate var manifestName: Text { id.split(separator: "/").last ?? id }
}
