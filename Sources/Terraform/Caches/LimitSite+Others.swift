internal import LintText

/// Values that a limit could have been.
extension LimitSite {
  /// Returns those of some named objects with a value that the limit could have been, but is not:
  /// the argument of `coalesce` or `merge` that another one overrides, or another entry of the same
  /// object.
  ///
  /// A value that decides, such as a condition, is not meant: it is about the limit.
  func others(
    in names: [ConfigurationEvaluation.Name],
    than limit: TerraformValue?,
    _ parts: [ValueOrigin],
  ) -> Set<ConfigurationEvaluation.Name> {
    guard let origin = limit?.origin else { return [] }
    var keys: Set<Text> = []
    var collections: [(name: ConfigurationEvaluation.Name, entries: [Entry])] = []
    var others: Set<ConfigurationEvaluation.Name> = []
    for name in names {
      guard case .success(let value)? = evaluation.results[name] else { continue }
      guard value.isCollection else {
        if value.origin != origin, value.mayBeLimit { others.insert(name) }
        continue
      }
      let entries = value.nestedEntries(upTo: Self.partLimit)
      let own = entries.filter { $0.value.origin == origin }
      keys.formUnion(own.compactMap(\.key))
      if own.isEmpty { collections.append((name, entries)) }
    }
    for (name, entries) in collections {
      let decides = entries.contains { entry in
        guard let place = entry.value.origin, parts.contains(place) else { return false }
        return entry.value.isCollection || !entry.value.mayBeLimit
      }
      let isOverridden = entries.contains { $0.key.map(keys.contains) ?? false }
      if isOverridden, !decides { others.insert(name) }
    }
    return others
  }

  typealias Entry = (key: Text?, value: TerraformValue)
}

extension TerraformValue {
  /// Whether a limit may have such a value: a number, a text with one, or null.
  fileprivate var mayBeLimit: Bool {
    switch content {
    case .null, .number: true
    case .string: (try? converted(to: .number)) != nil
    case .unknown, .boolean, .tuple, .list, .set, .object, .map: false
    }
  }

  /// Returns the value and all values in it, with the keys of entries, the first ones if there are
  /// too many.
  func nestedEntries(upTo limit: Int) -> [LimitSite.Entry] {
    var found: [LimitSite.Entry] = []
    var pending: [LimitSite.Entry] = [(nil, self)]
    while let entry = pending.popLast(), found.count < limit {
      found.append(entry)
      pending += entry.value.elements?.map { (nil, $0) } ?? []
      pending += entry.value.entries?.map { ($0.key, $0.value) } ?? []
    }
    return found
  }
}
