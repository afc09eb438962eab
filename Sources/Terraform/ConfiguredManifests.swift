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

  /// The number of nodes of expressions and values that are visited for all blocks.
  private static let workLimit = 1_000_000

  /// The number of nodes of one expression that are searched for files and encoded values.
  private static let nodeLimit = 2_000

  /// The work that this search counts as.
  private static let expressionCost = 64

  /// The attributes with manifests, or with values of which they are made.
  private static let attributes: [Text] = [
    "manifest", "yaml_body", "yaml_body_wo", "values", "content", "template",
  ]

  /// The number of files that match the pattern of one block and are read.
  private static let fileLimit = 64

  /// How a block applies a manifest of a cache.
  private enum Finding {
    case certain
    /// It is not known whether it does.
    case possible
    /// It applies a file outside of the folder of the configuration.
    case file(String)
  }

  /// Returns notes on the manifests that the blocks of all modules apply.
  var notes: [ConfigurationNote] {
    let budget = EvaluationBudget(work: Self.workLimit)
    return tree.paths.flatMap { path -> [ConfigurationNote] in
      guard let module = tree.module(at: path) else { return [] }
      return module.manifests.compactMap { address, block in
        guard let finding = finding(block, at: path, budget) else { return nil }
        let address: Text = "\(path.prefix)\(address)"
        let (problem, help) =
          switch finding {
          case .certain: (CarrierType.manifestProblem(address), CarrierType.manifestHelp)
          case .possible:
            (
              "the manifest that '\(address)' applies may declare a cache, and is not examined",
              CarrierType.manifestHelp
            )
          case .file(let file):
            (
              "the cache in '\(file)', which '\(address)' applies, is not examined here",
              "lint that file as well"
            )
          }
        return ConfigurationNote(
          problem,
          help: help,
          at: tree.isOurs(path) ? block.header : tree.callHeader(to: path) ?? block.header,
        )
      }
    }
  }

  /// Returns how a block applies a manifest of a cache; nil if it applies none.
  private func finding(
    _ block: ConfigurationBlock,
    at path: ModulePath,
    _ budget: EvaluationBudget,
  ) -> Finding? {
    var search = ScenarioSearch()
    var (count, hasResult, result) = (0, false, Finding?.none)
    let named: Finding? = block.namesManifest ? .possible : nil
    repeat {
      let evaluation = ConfigurationEvaluation(tree, files, variables, search, budget)
      do throws(EvaluationError) {
        let found = try finding(block, at: path, evaluation)
        if case .certain? = found { return found }
        result = result ?? found
        hasResult = true
      } catch {
        // Terraform refuses this scenario.
      }
      search = evaluation.search
      count += 1
      if count > Self.scenarioLimit || budget.work.isSpent { return result ?? named }
    } while search.advance()
    return result ?? (hasResult ? nil : named)
  }

  private func finding(
    _ block: ConfigurationBlock,
    at path: ModulePath,
    _ evaluation: ConfigurationEvaluation,
  ) throws(EvaluationError) -> Finding? {
    let written = Self.attributes.compactMap(block.attribute)
    let (pattern, repetitions) = (block.attribute("pattern"), block.attribute("for_each"))
    var result: Finding?
    for module in try evaluation.instances(of: path) {
      for repetition in try evaluation.repetitions(of: block, in: module) {
        if let pattern {
          let value = try evaluation.value(of: pattern, in: module, repetition)
          if hasFileWithCache(value) { return .certain }
        } else if written.isEmpty, block.namesManifest {
          return .certain
        }
        for attribute in written {
          let value = try evaluation.value(of: attribute, in: module, repetition)
          let isFound = hasCache(value, evaluation.budget)
          let origin =
            value.origin
            ?? TemplateExpression(attribute, in: module, repetition, evaluation)?.templateFile
          if let origin, isLinted(origin) {
            if let file = outsideFile(origin) { result = result ?? .file(file) }
            continue
          }
          guard isFound || Self.isOpen(value) else { continue }
          evaluation.budget.work.charge(Self.expressionCost)
          let parts = TemplateExpression(attribute, in: module, repetition, evaluation)?
            .parts(upTo: Self.nodeLimit)
          let source = repetitions.flatMap {
            TemplateExpression($0, in: module, .single, evaluation)?.parts(upTo: Self.nodeLimit)
          }
          let all = [parts, source].compactMap(\.self)
          if dividesLinted(all) { continue }
          if isFound || all.flatMap(\.values).contains(where: { hasCache($0, evaluation.budget) }) {
            return .certain
          }
          let texts =
            all.flatMap(\.texts) + all.flatMap(\.files).map { Text(decoding: $0.text.bytes) }
          if block.namesManifest || texts.contains(where: Self.isManifest) { result = .possible }
        }
      }
    }
    return result
  }

  // MARK: Files

  /// Whether an expression has only manifests of files that are linted by themselves, one by one.
  private func dividesLinted(_ parts: [TemplateExpression.Parts]) -> Bool {
    let files = parts.flatMap(\.files)
    return !files.isEmpty
      && files.allSatisfy { isLinted($0.origin) && outsideFile($0.origin) == nil }
      && parts.allSatisfy { $0.functions.isSubset(of: Self.dividing) }
  }

  /// The functions that divide a text into manifests without changing them.
  private static let dividing: Set<Text> = [
    "file", "fileset", "split", "yamldecode", "jsondecode", "toset", "tomap", "tolist", "trimspace",
    "compact", "concat", "flatten", "trim", "length", "regexall", "try", "can", "lower", "format",
    "provider::kubernetes::manifest_decode", "provider::kubernetes::manifest_decode_multi",
  ]

  /// Whether a location is in a file that is linted by itself.
  private func isLinted(_ origin: ValueOrigin) -> Bool {
    files.isRead(origin) && Self.isManifestName(files.document(origin).source.path)
  }

  private static func isManifestName(_ path: String) -> Bool {
    [".yaml", ".yml", ".json"].contains { path.lowercased().hasSuffix($0) }
  }

  /// Returns the path of a file with a cache that is outside of the folder of the configuration, so
  /// it may not be linted with it; nil for any other.
  private func outsideFile(_ origin: ValueOrigin) -> String? {
    let source = files.document(origin).source
    let isInside =
      tree.root == "."
      ? !Text(source.path).hasPrefix("..") : Text(source.path).hasPrefix("\(tree.root)/")
    guard !isInside, CacheManifest.mayDeclareCache(in: source.text) else { return nil }
    return source.path
  }

  /// Whether a pattern of files matches one with a manifest of a cache that is not linted by itself.
  private func hasFileWithCache(_ pattern: TerraformValue) -> Bool {
    guard case .string(let pattern) = pattern.content else { return false }
    let path = FolderPath.joining(pattern, to: ".")
    let found = files.fileset(in: tree.root, matching: path) ?? []
    return found.prefix(Self.fileLimit).contains { name in
      guard !Self.isManifestName(name.string),
        case .text(let text, _) = files.content(at: FolderPath.joining(name, to: tree.root))
      else { return false }
      return CacheManifest.mayDeclareCache(in: text)
    }
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
