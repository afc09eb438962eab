internal import LintDiagnostics
internal import LintModel
internal import LintScenarios
internal import LintText

/// Finds the templates that a configuration deploys with CloudFormation, and the resources that it
/// creates by Cloud Control, in every scenario.
struct ConfiguredStackReader {
  private let tree: ConfigurationTree
  private let files: ConfigurationFiles
  private let variables: RootVariables

  /// The number of scenarios of one block that are evaluated.
  private static let scenarioLimit = 512

  /// The number of nodes of expressions that are evaluated for one block.
  private static let workLimit = 500_000

  /// The number of different sets of parameters of one template.
  private static let deploymentLimit = 64

  init(_ tree: ConfigurationTree, _ files: ConfigurationFiles, _ variables: RootVariables) {
    self.tree = tree
    self.files = files
    self.variables = variables
  }

  /// The stacks of a block, with notes on those that are not examined.
  struct Found {
    fileprivate(set) var stacks: [NestedStack] = []
    fileprivate(set) var notes: [ConfigurationNote] = []
  }

  /// A resource type with its block.
  private struct Declaration {
    let type: StackType
    let name: Text
    let block: ConfigurationBlock
    let path: ModulePath
  }

  /// One instance of a block in one scenario.
  private struct Instance {
    let address: Text
    let template: ConfiguredTemplate
    let parameters: ParameterValues

    /// The reason that it is not known whether it is deployed; nil if it is.
    let undecided: Undecided?
  }

  /// The results of one scenario.
  private struct Results {
    let scenario: Scenario?
    let cost: (count: Int, cost: Int)
    let instances: [Instance]
  }

  /// A part that is not examined.
  private struct Obstacle: Hashable {
    let problem: String
    let help: String
  }

  /// Returns the stacks that a block of a module declares.
  func stacks(
    _ type: StackType,
    named name: Text,
    _ block: ConfigurationBlock,
    at path: ModulePath,
  ) -> Found {
    let declaration = Declaration(type: type, name: name, block: block, path: path)
    var search = ScenarioSearch()
    let budget = EvaluationBudget(work: Self.workLimit)
    var results: [Results] = []
    var failure: EvaluationError?
    var obstacles: [Obstacle] = []
    var modules: Set<ModulePath> = Set(path.withCallers + [ModulePath()])
    repeat {
      let evaluation = ConfigurationEvaluation(tree, files, variables, search, budget)
      do throws(EvaluationError) {
        let instances = try self.instances(of: declaration, evaluation, &obstacles)
        let (choices, cost) = variables.told(evaluation.search.choices, evaluation.usedVariables)
        results.append(
          Results(
            scenario: choices.isEmpty ? nil : Scenario(choices),
            cost: (choices.count, cost),
            instances: instances,
          )
        )
      } catch {
        failure = failure ?? error
      }
      search = evaluation.search
      modules.formUnion(evaluation.usedModules)
      if results.count > Self.scenarioLimit || budget.work.isSpent {
        return note(Self.obstacle(declaration, .tooManyScenarios), on: declaration)
      }
    } while search.advance()
    if results.isEmpty, let failure {
      return note(Self.obstacle(declaration, .refused(Text(failure.message))), on: declaration)
    }
    var found = Found()
    if let first = obstacles.first { found = note(first, on: declaration) }
    found.stacks = stacks(of: declaration, results, modules)
    return found
  }

  // MARK: One scenario

  private func instances(
    of declaration: Declaration,
    _ evaluation: ConfigurationEvaluation,
    _ obstacles: inout [Obstacle],
  ) throws(EvaluationError) -> [Instance] {
    var found: [Instance] = []
    let (type, block) = (declaration.type, declaration.block)
    for module in try evaluation.instances(of: declaration.path) {
      for repetition in try evaluation.repetitions(of: block, in: module) {
        let name = declaration.name
        let address: Text = "\(module.prefix)\(type.rawValue).\(name)\(repetition.key)"
        let undecided = try evaluation.require(block, in: module, repetition)
        let template: ConfiguredTemplate
        do throws(Interruption) {
          guard
            let known = type == .cloudControlResource
              ? try resource(block, address, in: module, repetition, evaluation)
              : try self.template(block, in: module, repetition, evaluation)
          else { continue }
          template = known
        } catch {
          switch error {
          case .failure(let error): throw error
          case .unknown(let reason): obstacles.append(Self.obstacle(declaration, reason))
          case .elsewhere: obstacles.append(Self.obstacle(declaration, nil))
          case .unknownType(let reason): obstacles.append(Self.typeObstacle(declaration, reason))
          }
          continue
        }
        var parameters = ParameterValues()
        if type != .cloudControlResource {
          var given = try ConfiguredParameters(of: block, in: module, repetition, evaluation)
          if type.isSet { given.addOverrides(ofSet: name) }
          if type.isSet { given.addGroups(of: block) }
          parameters = given.values
        }
        for (name, reason) in template.unknown { parameters.setUnknown(name, because: reason) }
        found.append(
          Instance(
            address: address,
            template: template,
            parameters: parameters,
            undecided: undecided,
          )
        )
      }
    }
    return found
  }

  /// The reason that an instance has no template to judge.
  private enum Interruption: Error {
    case failure(EvaluationError)
    case unknown(Undecided)
    /// The template is at a URL.
    case elsewhere
    /// The type of a resource is not known.
    case unknownType(Undecided)
  }

  /// Returns the template of a stack; nil if it can have no cache.
  private func template(
    _ block: ConfigurationBlock,
    in module: ModuleInstance,
    _ repetition: Repetition,
    _ evaluation: ConfigurationEvaluation,
  ) throws(Interruption) -> ConfiguredTemplate? {
    let body = block.attribute("template_body")
    switch try Self.result(of: body, in: module, repetition, evaluation) {
    case nil:
      guard let url = block.attribute("template_url") else { return nil }
      do throws(EvaluationError) {
        if try evaluation.value(of: url, in: module, repetition).isNull { return nil }
      } catch {
        throw .failure(error)
      }
      throw .elsewhere
    case .unknown(let reason): throw .unknown(reason)
    case .template(let template):
      return InlineTemplate.mayDeployCaches(template.text) ? template : nil
    }
  }

  /// Returns the template of a resource; nil unless it may be a cache.
  private func resource(
    _ block: ConfigurationBlock,
    _ address: Text,
    in module: ModuleInstance,
    _ repetition: Repetition,
    _ evaluation: ConfigurationEvaluation,
  ) throws(Interruption) -> ConfiguredTemplate? {
    guard let written = block.attribute("type_name") else { return nil }
    let value: TerraformValue
    do throws(EvaluationError) {
      value = try evaluation.value(of: written, in: module, repetition)
    } catch {
      throw .failure(error)
    }
    if let unknown = value.unknown { throw .unknownType(unknown.reason) }
    guard case .string(let type) = value.content else { return nil }
    guard CloudControlResource.mayHoldCache(type) else { return nil }
    let path: [Text] = ["Resources", address, "Properties"]
    switch try Self.result(
      of: block.attribute("desired_state"),
      in: module,
      repetition,
      evaluation,
      at: path
    ) {
    case nil: return nil
    case .unknown(let reason): throw .unknown(reason)
    case .template(let template): return template.properties(ofResource: address, type: type)
    }
  }

  private static func result(
    of attribute: WrittenAttribute?,
    in module: ModuleInstance,
    _ repetition: Repetition,
    _ evaluation: ConfigurationEvaluation,
    at path: [Text] = [],
  ) throws(Interruption) -> ConfiguredTemplate.Result? {
    guard let attribute else { return nil }
    do throws(EvaluationError) {
      return try ConfiguredTemplate.result(
        of: attribute,
        in: module,
        repetition,
        evaluation,
        at: path
      )
    } catch {
      throw .failure(error)
    }
  }

  // MARK: Results

  /// Returns each template of each instance with its deployments in all scenarios.
  private func stacks(
    of declaration: Declaration,
    _ results: [Results],
    _ modules: Set<ModulePath>,
  ) -> [NestedStack] {
    let ordered = results.enumerated().sorted { left, right in
      (left.element.cost.count, left.element.cost.cost, left.offset)
        < (right.element.cost.count, right.element.cost.cost, right.offset)
    }
    .map(\.element)
    let hasDefault = results.contains { $0.scenario == nil }
    var order: [TemplateKey] = []
    var uses: [TemplateKey: [(instance: Instance, scenario: Scenario?)]] = [:]
    for result in ordered {
      for instance in result.instances {
        let key = TemplateKey(address: instance.address, text: instance.template.text)
        if uses[key] == nil { order.append(key) }
        uses[key, default: []].append((instance, result.scenario))
      }
    }
    var counts: [Text: Int] = [:]
    return order.map { key in
      let uses = uses[key] ?? []
      counts[key.address, default: 0] += 1
      let coverage = ScenarioCoverage(
        hasDefault: hasDefault,
        isAlwaysCreated: uses.count == results.count,
      )
      return stack(of: declaration, key.address, uses, coverage, counts[key.address] ?? 1, modules)
    }
  }

  /// A template of an instance.
  private struct TemplateKey: Hashable {
    let address: Text
    let text: Text
  }

  private func stack(
    of declaration: Declaration,
    _ address: Text,
    _ uses: [(instance: Instance, scenario: Scenario?)],
    _ coverage: ScenarioCoverage,
    _ number: Int,
    _ modules: Set<ModulePath>,
  ) -> NestedStack {
    var known: Set<ParameterValues> = []
    var deployments = uses.compactMap { use -> NestedStack.Deployment? in
      guard known.insert(use.instance.parameters).inserted else { return nil }
      return NestedStack.Deployment(
        parameters: use.instance.parameters,
        scenario: use.scenario,
        coverage: coverage,
        undecided: use.instance.undecided,
      )
    }
    if deployments.count > Self.deploymentLimit, let first = deployments.first {
      var parameters = first.parameters
      parameters.setAllUnknown(because: .tooManyScenarios)
      deployments = [
        NestedStack.Deployment(parameters: parameters, scenario: nil, coverage: coverage)
      ]
    }
    let (block, path) = (declaration.block, declaration.path)
    let isOurs = tree.isOurs(path)
    let header = isOurs ? block.header : tree.callHeader(to: path) ?? block.header
    let template = uses[0].instance.template
    let locations = isOurs ? template.locations : TemplateLocations(header)
    let isFile = isOurs && template.file != nil
    let attribute: Text =
      declaration.type == .cloudControlResource ? "desired_state" : "template_body"
    var stack = NestedStack(
      id: address,
      range: 0..<0,
      templatePath: isFile
        ? Text(template.file?.path ?? "") : number == 1 ? attribute : "\(attribute) (\(number))",
      body: InlineTemplate(template.text) { locations.place($0) },
      deployments: deployments,
    )
    stack.file = isFile ? template.file : nil
    stack.isResource = declaration.type == .cloudControlResource
    var declared = NestedStack.Block(
      header: header,
      lines: (isOurs ? block.lines : []) + tree.callLines(to: path) + (tree.unit?.lines ?? []),
    )
    declared.folders = Set(modules.compactMap { tree.module(at: $0)?.folder })
    declared.isSecret = uses.contains { $0.instance.template.isSecret }
    declared.placeholder = uses.firstNonNil(\.instance.template.placeholder)
    stack.block = declared
    return stack
  }

  // MARK: Notes

  private func note(_ obstacle: Obstacle, on declaration: Declaration) -> Found {
    let path = declaration.path
    let header =
      tree.isOurs(path)
      ? declaration.block.header : tree.callHeader(to: path) ?? declaration.block.header
    var found = Found()
    found.notes = [ConfigurationNote(obstacle.problem, help: obstacle.help, at: header)]
    return found
  }

  /// - Parameter reason: the reason that the template is not known; nil if it is at a URL.
  private static func obstacle(_ declaration: Declaration, _ reason: Undecided?) -> Obstacle {
    let address: Text = "\(declaration.path.prefix)\(declaration.type.rawValue).\(declaration.name)"
    let isResource = declaration.type == .cloudControlResource
    let subject =
      isResource
      ? "the desired state of '\(address)' is not examined"
      : "the template that '\(address)' deploys is not examined"
    return Obstacle(
      problem: "\(subject): \(reason.map { "\($0)" } ?? "it is at a URL")",
      help: reason.flatMap(\.remedy)
        ?? (isResource
          ? "declare it as a resource of the providers aws or awscc"
          : "copy the template into a file of its own, and lint that"),
    )
  }

  private static func typeObstacle(_ declaration: Declaration, _ reason: Undecided) -> Obstacle {
    let address: Text = "\(declaration.path.prefix)\(declaration.type.rawValue).\(declaration.name)"
    return Obstacle(
      problem: "'\(address)' may create a cache by Cloud Control, and is not examined: \(reason)",
      help: "declare it as a resource of the providers aws or awscc",
    )
  }
}
