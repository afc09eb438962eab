internal import LintDiagnostics
internal import LintModel
internal import LintText

/// Declared caches, found by what caches that run are known by.
package struct DeclaredCaches: Sendable {
  /// The caches, in the order of the report.
  let all: [JudgedCache]

  private var byName: [Name: [Int]] = [:]
  private var byID: [Name: [Int]] = [:]

  private struct Name: Hashable {
    let form: CacheType.Form
    let text: Text
  }

  /// Indexes the caches of a report that were judged with their names.
  package init(_ report: Report) {
    all = report.caches.filter { $0.declared != nil }
    for (index, cache) in all.enumerated() {
      guard let form = cache.form else { continue }
      byID[Name(form: form, text: Text(cache.identity.id)), default: []].append(index)
      for name in cache.declared?.names ?? [] {
        byName[Name(form: form, text: Self.normalized(name)), default: []].append(index)
      }
    }
  }

  /// Returns the indices of the declarations of a cache that runs.
  ///
  /// A cache is known by its address in a state, by its logical ID in a stack, or by its name. The
  /// service converts names to lowercase.
  ///
  /// - Parameter id: the address of a cache in a state.
  func indices(of cache: RunningCache, _ form: CacheType.Form, id: Text) -> [Int] {
    let known: Text? =
      switch cache.manager {
      case .stack(let logicalID): logicalID
      case .terraform: id
      case nil: nil
      }
    let found = known.flatMap { byID[Name(form: form, text: $0)] } ?? []
    let named = cache.name.flatMap { byName[Name(form: form, text: Self.normalized($0))] } ?? []
    // Several stacks may have the logical ID, but only one cache of a region the name.
    let both = found.filter(named.contains)
    return !both.isEmpty ? both : !named.isEmpty ? named : found
  }

  private static func normalized(_ name: Text) -> Text {
    Text(
      decoding: name.utf8.map {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0
      }
    )
  }
}

extension JudgedCache {
  /// The structure of the cache; nil for an unknown type.
  var form: CacheType.Form? { CacheType(rawValue: identity.type)?.form }

  /// The cache as messages name it.
  var subject: String { "\(CacheType(rawValue: identity.type)?.label ?? "cache") '\(identity.id)'" }
}
