internal import LintModel
internal import LintText

/// The values of variables that concern one cache.
///
/// Each of thousands of caches may compare one variable with a constant of its own; with the
/// constants of all of them, the work would grow with the square of their number.
struct CacheVariables {
  private let all: RootVariables
  private let tree: ConfigurationTree

  /// Evaluates what variables are compared with; nil if all values concern every cache.
  private let evaluation: ConfigurationEvaluation?

  /// The number of values of a variable up to which all of them are tried for every cache.
  private static let limit = 32

  init(_ all: RootVariables, _ tree: ConfigurationTree, _ files: ConfigurationFiles) {
    self.all = all
    self.tree = tree
    let isCrowded = all.candidates.contains { name, candidates in
      candidates.count > Self.limit && !all.conditioned.contains(name)
    }
    evaluation = isCrowded ? ConfigurationEvaluation(tree, files, all.plain, ScenarioSearch()) : nil
  }

  /// Returns the variables without the values of which a cache knows nothing: for it, one of them
  /// represents them all.
  func variables(
    of block: ConfigurationBlock,
    _ type: CacheType,
    at path: ModulePath,
  ) -> RootVariables {
    guard let evaluation else { return all }
    var selecting = SelectingVariables(tree, evaluation)
    selecting.addCalls(to: path)
    selecting.add(block, of: type, at: path)
    var variables = all
    for (name, candidates) in all.candidates
    where candidates.count > Self.limit && !all.conditioned.contains(name) {
      let own = selecting.variables[name]?.constants ?? []
      variables.candidates[name] = Self.candidates(candidates, of: own)
    }
    return variables
  }

  private static func candidates(
    _ candidates: [RootVariables.Candidate],
    of own: Set<TerraformValue>,
  ) -> [RootVariables.Candidate] {
    let texts = Set((own + own.flatMap { $0.elements ?? [] }).filter(\.isScalar).map(\.shown))
    func isOwn(_ value: TerraformValue) -> Bool {
      if value.isScalar { return value.isNull || texts.contains(value.shown) }
      guard let elements = value.elements, !elements.isEmpty else { return true }
      return elements.contains { !$0.isScalar || texts.contains($0.shown) }
    }
    var hasRepresentative = candidates.contains(where: \.isPlaceholder)
    return candidates.compactMap { candidate in
      guard let value = candidate.value else { return candidate }
      switch candidate.others {
      case .allBut(let values):
        var placeholder = candidate
        placeholder.others = .allBut(values.filter(isOwn))
        return placeholder
      case .some: return candidate
      case .none where candidate.isDefault || isOwn(value): return candidate
      case .none:
        defer { hasRepresentative = true }
        return hasRepresentative ? nil : candidate
      }
    }
  }
}
