internal import LintDiagnostics
internal import LintModel
internal import LintText

/// The elements of collections that an instance was created for.
extension LimitSite {
  /// The locations of elements.
  struct Elements {
    /// Those that this instance was created for, also those that expressions changed, innermost
    /// first.
    var own: [ValueOrigin] = []

    /// Those of all instances.
    var all: [ValueOrigin] = []
  }

  /// Returns the elements of this instance and of all instances.
  ///
  /// Each `for_each` has a key of its own: a region may have the name of a cache.
  ///
  /// - Parameters:
  ///   - names: the named objects that the limit was computed from.
  ///   - parts: the locations of the parts of their values that it selects.
  func elements(
    of limit: ConfiguredCache.Limit,
    _ names: [ConfigurationEvaluation.Name],
    _ parts: [ValueOrigin],
  ) -> Elements {
    var levels: [Elements] = []
    var outer: Set<ConfigurationEvaluation.Name> = []
    var parents: [TerraformValue] = []
    for repetition in repetitions.reversed() {
      guard let (key, value) = repetition.element else {
        levels.append(Elements(all: repetition.elements))
        continue
      }
      let uses = evaluation.closure(of: repetition.uses)
      var entries = entries(of: uses.filter { !outer.contains($0) }, with: key)
      if entries.isEmpty, value.origin == nil {
        entries = parents.compactMap(\.entries).filter { $0[key] != nil }
      }
      let own = [value] + entries.compactMap { $0[key] }
      // The key may select from a collection that the instances were not created for.
      let selected = self.entries(of: names.filter { !uses.contains($0) }, with: key)
        .filter { entries in
          guard let origin = entries[key]?.origin else { return false }
          return parts.contains(origin) || limit.value?.origin.map(origin.contains) ?? false
        }
      levels.append(
        Elements(
          own: (own + selected.compactMap { $0[key] }).compactMap(\.origin),
          all: repetition.elements
            + (entries + selected).flatMap { $0.values.compactMap(\.origin) },
        )
      )
      outer.formUnion(uses)
      parents = own
    }
    return levels.reversed().reduce(into: Elements()) { elements, level in
      elements.own += level.own
      elements.all += level.all
    }
  }

  /// Returns the lines of the values of named objects, as far as they are collections, and of those
  /// that files and Terragrunt units give to variables of the root module.
  func wholeLines(of names: [ConfigurationEvaluation.Name]) -> [LineRange] {
    names.flatMap { name -> [LineRange] in
      if name.module.caller == nil, case .variable(let variable) = name.reference {
        if let given = evaluation.givenLines(of: variable) { return [given] }
        let inputs = evaluation.inputLines(of: variable)
        if !inputs.isEmpty { return inputs }
      }
      guard case .success(let value)? = evaluation.results[name], value.isCollection,
        tree.isOurs(name.module.path), let module = tree.module(at: name.module.path)
      else { return [] }
      let written: WrittenAttribute? =
        switch name.reference {
        case .local(let local): module.local(local)?.attribute
        case .variable(let variable):
          tree.call(to: name.module.path)?.attribute(variable) == nil
            ? module.block("variable", [variable])?.attribute("default") : nil
        default: nil
        }
      return written.map { [evaluation.files.lines(evaluation.files.origin(of: $0))] } ?? []
    }
  }

  /// Returns the entries of the objects among named objects that have a key.
  private func entries(
    of names: [ConfigurationEvaluation.Name],
    with key: Text,
  ) -> [[Text: TerraformValue]] {
    names.compactMap { name in
      guard case .success(let value)? = evaluation.results[name], let entries = value.entries,
        entries[key] != nil
      else { return nil }
      return entries
    }
  }

  /// Returns the lines of the elements that this instance was created for; and those, in them, in
  /// the block and in the calls on the path to it, that other instances were created for.
  func lines(of elements: Elements) -> (own: [LineRange], others: [LineRange]) {
    guard repetitions.contains(where: { $0.element != nil }) else { return ([], []) }
    let own = Set(elements.own).map(evaluation.files.lines)
    let blocks = block.lines + tree.callLines(to: module.path) + own
    let near = Set(elements.all).map(evaluation.files.lines).filter { lines in
      blocks.contains { $0.contains(lines) }
    }
    // The element of a call may contain those of the instances that it creates.
    let others = LineRange.others(in: near, besides: Array(own)).sorted {
      $0.lines.lowerBound < $1.lines.lowerBound
    }
    return (own, others)
  }
}
