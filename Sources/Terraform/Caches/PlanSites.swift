internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// Where the configuration of a plan sets the limits of caches, by an evaluation with the variables
/// of the plan.
///
/// The plan lists the references of an expression; only the evaluation shows which of them are the
/// limit.
final class PlanSites {
  private let evaluation: ConfigurationEvaluation

  /// The variables whose inputs of the Terragrunt unit differ from the plan.
  private var changedInputs: Set<Text> = []

  /// The limits of instances by their addresses, by the addresses of their blocks.
  private var limits: [Text: [Text: Limit]] = [:]

  /// The limit of an instance.
  private struct Limit {
    let site: Possibility.Site
    let retention: Retention
    let usesChangedInput: Bool
  }

  /// Reads a configuration; returns nil if it cannot be evaluated.
  init?(of sources: ConfigurationSources, _ configuration: PlanConfiguration) {
    let (rootModule, unit) = (sources.rootModule, sources.unit)
    guard let tree = try? ConfigurationTree(rootModule, unit),
      let variables = tree.module(at: ModulePath())?.variables,
      var given = try? VariableAssignments(RootModuleReader.variableFiles(of: unit, rootModule))
    else { return nil }
    if let unit { try? given.add(unit.arguments, to: variables) }
    func evaluation(
      _ given: VariableAssignments,
      _ tree: ConfigurationTree,
    ) -> ConfigurationEvaluation {
      ConfigurationEvaluation(
        tree,
        ConfigurationFiles((unit?.files ?? []) + tree.files + given.files, in: rootModule),
        RootVariables(only: given),
        ScenarioSearch(),
      )
    }
    let written = evaluation(given, tree)
    var inputs = unit?.inputs ?? UnitInputs()
    for (name, declared) in variables {
      guard let planned = configuration.rootValue(ofVariable: name) else { continue }
      let json = Text(decoding: planned.document.text.bytes[planned.range])
      let decoded = try? TerraformFunction.call("jsondecode", [.string(json)])
      let value = try? decoded?.converted(to: declared.type)
      let current = try? written.value(of: .variable(name), in: written.root)
      // The locations of its files are those that people edit.
      if value == current { continue }
      if let decoded, let input = inputs.input(name), !written.isGiven(name) {
        // Only Terragrunt knows outputs of other units and the environment.
        let completed = value.flatMap { current?.completed(by: $0) }
        if completed == nil { changedInputs.insert(name) }
        inputs.set(name, UnitInputs.Input(value: completed ?? decoded, origin: input.origin))
      } else {
        given.fix(name, json)
      }
    }
    var planned = unit
    planned?.inputs = inputs
    guard let tree = try? ConfigurationTree(rootModule, planned) else { return nil }
    self.evaluation = evaluation(given, tree)
  }

  /// The suppressions in the files that expressions decode, and these files.
  var decoded: (suppressions: [WrittenSuppression], sources: [SourceFile]) {
    let suppressions = evaluation.files.decodedSuppressions
    let paths = Set(suppressions.map { Text($0.suppression.place.path) })
    return (suppressions, evaluation.files.sources.filter { paths.contains(Text($0.path)) })
  }

  /// Returns the site of the limit of an instance; nil if the evaluation has no such instance, or
  /// another limit.
  ///
  /// - Parameter limit: the limit in the plan; nil if it has none.
  func site(
    ofLimit limit: Node?,
    _ type: CacheType,
    named name: Text,
    at path: ModulePath,
    _ address: Text,
  ) -> Possibility.Site? {
    let declaration: Text = "\(path.prefix)\(type.rawValue).\(name)"
    let known = limits[declaration] ?? limits(of: type, named: name, at: path)
    limits[declaration] = known
    guard let found = known[address], !found.usesChangedInput else { return nil }
    switch found.retention {
    case .days(let days), .secretDays(let days):
      guard limit.flatMap({ ConstantValue($0)?.number }) == Double(days) else { return nil }
    case .absent, .null, .malformed, .within, .oneOf, .undecided: break
    }
    return found.site
  }

  private func limits(
    of type: CacheType,
    named name: Text,
    at path: ModulePath,
  ) -> [Text: Limit] {
    guard
      let block = evaluation.tree.module(at: path)?
        .declarations("resource", [Text(type.rawValue), name]).first
    else { return [:] }
    var found: [Text: Limit] = [:]
    for module in (try? evaluation.instances(of: path)) ?? [] {
      for repetition in (try? evaluation.repetitions(of: block, in: module)) ?? [] {
        let cache = ConfiguredCache(type, block, in: module, repetition, evaluation)
        guard let limit = try? cache.limit() else { continue }
        let address: Text = "\(module.prefix)\(type.rawValue).\(name)\(repetition.key)"
        found[address] = Limit(
          site: LimitSite(block, in: module, repetition, evaluation).site(of: limit),
          retention: limit.retention,
          usesChangedInput: usesChangedInput(limit),
        )
      }
    }
    return found
  }

  private func usesChangedInput(_ limit: ConfiguredCache.Limit) -> Bool {
    !changedInputs.isEmpty
      && evaluation.closure(of: limit.uses.names).contains { object in
        guard object.module.caller == nil, case .variable(let name) = object.reference else {
          return false
        }
        return changedInputs.contains(name)
      }
  }
}
