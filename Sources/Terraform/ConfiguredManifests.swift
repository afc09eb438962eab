internal import LintDiagnostics
internal import LintModel
internal import LintScenarios
internal import LintText

/// Finds the manifests of Kubernetes with caches that a configuration applies, in every scenario.
struct ConfiguredManifests {
  let tree: ConfigurationTree
  let files: ConfigurationFiles
  let variables: RootVariables

  /// The number of scenarios of one block that are evaluated.
  private static let scenarioLimit = 64

  /// The number of nodes of expressions that are evaluated for one block.
  private static let workLimit = 200_000

  /// The number of nodes of one expression that are searched for files and encoded values.
  private static let nodeLimit = 2_000

  /// The work that this search counts as.
  private static let expressionCost = 64

  /// The attributes with manifests, or with values of which they are made.
  private static let attributes: [Text] = [
    "manifest", "yaml_body", "yaml_body_wo", "values", "content",
  ]

  /// Returns notes on the manifests that the blocks of all modules apply.
  var notes: [ConfigurationNote] {
    tree.paths.flatMap { path -> [ConfigurationNote] in
      guard let module = tree.module(at: path) else { return [] }
      return module.manifests.compactMap { address, block in
        guard let isCertain = declaresCache(block, at: path) else { return nil }
        return ConfigurationNote(
          CarrierType.manifestProblem("\(path.prefix)\(address)", isCertain: isCertain),
          help: CarrierType.manifestHelp,
          at: tree.isOurs(path) ? block.header : tree.callHeader(to: path) ?? block.header,
        )
      }
    }
  }

  /// Returns whether a block certainly applies a manifest of a cache; nil if it applies none.
  private func declaresCache(_ block: ConfigurationBlock, at path: ModulePath) -> Bool? {
    var search = ScenarioSearch()
    let budget = EvaluationBudget(work: Self.workLimit)
    var (count, hasResult, isPossible) = (0, false, false)
    let named: Bool? = block.namesManifest ? false : nil
    repeat {
      let evaluation = ConfigurationEvaluation(tree, files, variables, search, budget)
      do throws(EvaluationError) {
        switch try declaresCache(block, at: path, evaluation) {
        case true?: return true
        case false?: isPossible = true
        case nil: break
        }
        hasResult = true
      } catch {
        // Terraform refuses this scenario.
      }
      search = evaluation.search
      count += 1
      if count > Self.scenarioLimit || budget.work.isSpent { return isPossible ? false : named }
    } while search.advance()
    return isPossible ? false : hasResult ? nil : named
  }

  private func declaresCache(
    _ block: ConfigurationBlock,
    at path: ModulePath,
    _ evaluation: ConfigurationEvaluation,
  ) throws(EvaluationError) -> Bool? {
    let written = Self.attributes.compactMap(block.attribute)
    var isPossible = false
    for module in try evaluation.instances(of: path) {
      for repetition in try evaluation.repetitions(of: block, in: module) {
        if written.isEmpty, block.namesManifest { return true }
        for attribute in written {
          let value = try evaluation.value(of: attribute, in: module, repetition)
          let isFound = hasCache(value, evaluation.budget)
          guard isFound || Self.isOpen(value) else { continue }
          let expression = TemplateExpression(attribute, in: module, repetition, evaluation)
          if expression?.templateFile.map(isLinted) == true { continue }
          let parts = expression?.parts(upTo: Self.nodeLimit)
          evaluation.budget.work.charge(Self.expressionCost)
          if isFound || parts?.values.contains(where: { hasCache($0, evaluation.budget) }) == true {
            return true
          }
          isPossible =
            isPossible || block.namesManifest
            || parts?.texts.contains(where: Self.isManifest) == true
        }
      }
    }
    return isPossible ? false : nil
  }

  // MARK: Values

  /// Whether it is not known which manifests a value has.
  private static func isOpen(_ value: TerraformValue) -> Bool {
    switch value.content {
    case .unknown: true
    case .object(let entries), .map(let entries): entries["apiVersion"]?.unknown != nil
    case .tuple(let elements), .list(let elements), .set(let elements):
      elements.contains { $0.unknown != nil }
    case .null, .boolean, .number, .string: false
    }
  }

  /// Whether a text has the manifest of a cache, rather than only the version of one.
  private static func isManifest(_ text: Text) -> Bool {
    text.contains("kind") && text.withBytes(CacheManifest.mayDeclareCache)
  }

  /// Whether a location is in a file that is linted by itself.
  private func isLinted(_ origin: ValueOrigin) -> Bool {
    guard files.isRead(origin) else { return false }
    let path = files.document(origin).source.path.lowercased()
    return [".yaml", ".yml", ".json"].contains { path.hasSuffix($0) }
  }

  /// Whether a value is, or contains, the manifest of a cache.
  private func hasCache(_ value: TerraformValue, _ budget: EvaluationBudget) -> Bool {
    var pending = [value]
    while let value = pending.popLast(), !budget.work.isSpent {
      budget.work.charge(1)
      if let origin = value.origin, isLinted(origin) { continue }
      switch value.content {
      case .null, .boolean, .number: break
      case .string(let text):
        if Self.isManifest(text) { return true }
      case .unknown(let unknown):
        if Self.isManifest(unknown.prefix) { return true }
        pending += unknown.candidates
      case .tuple(let elements), .list(let elements), .set(let elements): pending += elements
      case .object(let entries), .map(let entries):
        if Self.isCache(entries) { return true }
        pending += entries.values
      }
    }
    return false
  }

  /// Whether a manifest declares a cache, or one of their group whose kind is not known.
  private static func isCache(_ manifest: [Text: TerraformValue]) -> Bool {
    guard let version = manifest["apiVersion"], let kind = manifest["kind"] else { return false }
    let group: Text
    switch version.content {
    case .string(let text): group = text
    case .unknown(let unknown): group = unknown.prefix
    default: return false
    }
    if group.hasPrefix("cloudcontrol.aws.") {
      let fields = manifest["spec"]?.entries?["forProvider"]?.entries
      guard case .string(let type)? = fields?["typeName"]?.content else { return false }
      return CacheType(type)?.language == .cloudFormation
    }
    guard group.withBytes(CacheManifest.isNamed) else { return false }
    guard case .string(let name) = kind.content else { return kind.unknown != nil }
    return CacheManifest.isCache(kind: name)
  }
}
