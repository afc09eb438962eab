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

  /// The sites and limits of instances by their addresses, by the addresses of their blocks.
  private var sites: [Text: [Text: (site: Possibility.Site, retention: Retention)]] = [:]

  /// Reads a configuration; returns nil if it cannot be evaluated.
  init?(of rootModule: RootModule, _ configuration: PlanConfiguration) {
    guard TerragruntUnit(rootModule) == nil,
      let tree = try? ConfigurationTree(rootModule),
      let variables = tree.module(at: ModulePath())?.variables
    else { return nil }
    let own = VariableFileName.ordered(rootModule.variableFiles(in: rootModule.folder))
    guard var given = try? VariableAssignments(own.map(\.source)) else { return nil }
    func evaluation(_ given: VariableAssignments) -> ConfigurationEvaluation {
      ConfigurationEvaluation(
        tree,
        ConfigurationFiles(tree.files + given.files, in: rootModule),
        RootVariables(only: given),
        ScenarioSearch(),
      )
    }
    let written = evaluation(given)
    for (name, declared) in variables {
      guard let planned = configuration.rootValue(ofVariable: name) else { continue }
      let json = Text(decoding: planned.document.text.bytes[planned.range])
      let value = try? TerraformFunction.call("jsondecode", [.string(json)])
        .converted(to: declared.type)
      // The locations of its files are those that people edit.
      if value == (try? written.value(of: .variable(name), in: written.root)) { continue }
      given.fix(name, json)
    }
    self.evaluation = evaluation(given)
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
    let known = sites[declaration] ?? sites(of: type, named: name, at: path)
    sites[declaration] = known
    guard let found = known[address] else { return nil }
    switch found.retention {
    case .days(let days), .secretDays(let days):
      guard limit.flatMap({ ConstantValue($0)?.number }) == Double(days) else { return nil }
    case .absent, .null, .malformed, .within, .oneOf, .undecided: break
    }
    return found.site
  }

  private func sites(
    of type: CacheType,
    named name: Text,
    at path: ModulePath,
  ) -> [Text: (site: Possibility.Site, retention: Retention)] {
    guard
      let block = evaluation.tree.module(at: path)?
        .declarations("resource", [Text(type.rawValue), name]).first
    else { return [:] }
    var found: [Text: (site: Possibility.Site, retention: Retention)] = [:]
    for module in (try? evaluation.instances(of: path)) ?? [] {
      for repetition in (try? evaluation.repetitions(of: block, in: module)) ?? [] {
        let cache = ConfiguredCache(type, block, in: module, repetition, evaluation)
        guard let limit = try? cache.limit() else { continue }
        let address: Text = "\(module.prefix)\(type.rawValue).\(name)\(repetition.key)"
        let site = LimitSite(block, in: module, repetition, evaluation).site(of: limit)
        found[address] = (site, limit.retention)
      }
    }
    return found
  }
}
