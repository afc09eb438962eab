internal import LintDiagnostics
package import LintModel
internal import LintSyntax
internal import LintText

/// Finds the caches of a Terraform configuration without a plan.
package struct RootModuleReader {
  private let given: GivenVariables
  private let findsNames: Bool

  /// Creates a reader.
  ///
  /// - Parameters:
  ///   - given: the values that the user gives to variables.
  ///   - findsNames: whether to find the names that caches get.
  package init(given: GivenVariables = GivenVariables(), findsNames: Bool = false) {
    self.given = given
    self.findsNames = findsNames
  }

  /// Finds the caches of a root module and of the modules that it calls.
  ///
  /// - Returns: nil if the folder has no configuration.
  /// - Throws: ``UnreadableModule`` where Terraform could not read it either.
  package func extraction(
    of rootModule: RootModule
  ) throws(UnreadableModule) -> Extraction? {
    let unit = TerragruntUnit(rootModule)
    if let unit, unit.isExcluded {
      var extraction = Extraction()
      extraction.isExcluded = true
      return extraction
    }
    if let error = unit?.unreadable { throw error }
    guard let tree = try ConfigurationTree(rootModule, unit) else {
      return unit.map { Self.extraction(of: $0) }
    }
    let declared = tree.module(at: ModulePath())?.variables ?? [:]
    var given: VariableAssignments
    do throws(UnreadableModule) {
      given = try VariableAssignments(Self.variableFiles(of: unit, rootModule))
      if let unit { try given.add(unit.arguments, to: declared) }
      try given.add(self.given, to: declared)
    } catch {
      var error = error
      error.leadsToCaches = tree.mayDeclareCaches
      throw error
    }
    let named =
      unit == nil
      ? deployments(of: tree, given, rootModule)
      : DeploymentFiles(settingVariables: declared, besides: given)
    let files = ConfigurationFiles(
      (unit?.files ?? []) + tree.files + given.files + named.all.flatMap(\.assignments.files),
      in: rootModule,
    )
    let variables = RootVariables(
      of: tree,
      given,
      named,
      files,
      workspace: self.given.workspace.map { Text($0) },
    )
    let reader = ConfigurationCacheReader(
      tree,
      files,
      CacheVariables(variables, tree, files),
      findsNames: findsNames,
    )
    var extraction = Extraction(kind: .rootModule)
    extraction.suppressions =
      tree.moduleSuppressions + given.suppressions
      + variables.deployments.flatMap(\.assignments.suppressions)
    // A module that is not examined may have findings that its call accepts.
    extraction.unlistedLines = tree.missing.flatMap(\.call.lines)
    extraction.sourceFolders = tree.folders
    if let unit {
      extraction.add(unit)
      extraction.sourceFolders.insert(tree.root)
    }
    extraction.variables.names = Set(declared.keys)
    extraction.variables.undeclared = given.named.filter { declared[$0.key] == nil }
      .mapValues(\.place)
    extraction.variables.refusals = refusals(
      of: declared,
      given,
      ConfigurationEvaluation(tree, files, variables, ScenarioSearch()),
    )
    for path in tree.paths {
      guard let module = tree.module(at: path) else { continue }
      for (type, name) in module.cacheNames {
        for block in module.declarations("resource", [Text(type.rawValue), name]) {
          extraction.caches += reader.caches(type, named: name, block, at: path)
        }
      }
    }
    let stacks = ConfiguredStackReader(tree, files, variables)
    for path in tree.paths {
      guard let module = tree.module(at: path) else { continue }
      for (type, name) in module.stackNames {
        for block in module.declarations("resource", [Text(type.rawValue), name]) {
          let found = stacks.stacks(type, named: name, block, at: path)
          extraction.nestedStacks += found.stacks
          extraction.configurationNotes += found.notes
        }
      }
    }
    extraction.configurationNotes +=
      ConfiguredManifests(tree: tree, files: files, variables: variables).notes
    if !extraction.caches.isEmpty || !extraction.nestedStacks.isEmpty {
      extraction.configurationNotes += Self.products(in: tree)
    }
    extraction.suppressions += files.decodedSuppressions
    extraction.sources = files.sources
    extraction.readFiles = files.readPaths
    extraction.filledFiles = files.filledPaths
    extraction.configurationNotes += Self.repeatedBlocks(in: tree)
    for missing in tree.missing {
      if Self.isNoted(missing) {
        extraction.configurationNotes.append(Self.note(missing))
      } else {
        extraction.minorNotes.append(Self.note(missing))
      }
    }
    if !extraction.caches.isEmpty || !extraction.nestedStacks.isEmpty {
      extraction.configurationNotes += named.refused + named.notes(variables)
    }
    return extraction
  }

  /// Returns notes on templates that are stored elsewhere, of which most have no cache.
  private static func products(in tree: ConfigurationTree) -> [ConfigurationNote] {
    tree.paths.flatMap { path -> [ConfigurationNote] in
      guard let module = tree.module(at: path) else { return [] }
      return module.products.map { address, block in
        ConfigurationNote(
          CarrierType.productProblem("\(path.prefix)\(address)"),
          help: CarrierType.productHelp,
          at: tree.isOurs(path) ? block.header : tree.callHeader(to: path) ?? block.header,
        )
      }
    }
  }

  /// Returns the extraction of a unit whose module is not in the repository.
  private static func extraction(of unit: TerragruntUnit) -> Extraction {
    var extraction = Extraction(kind: .rootModule)
    extraction.add(unit)
    return extraction
  }

  /// Returns the variable files that Terraform loads, in that order: those of the module, which
  /// Terragrunt copies, and those in the folder of the unit.
  static func variableFiles(
    of unit: TerragruntUnit?,
    _ rootModule: RootModule,
  ) -> [SourceFile] {
    guard unit?.hasUnknownArguments != true else { return [] }
    let own = VariableFileName.ordered(rootModule.variableFiles(in: rootModule.folder))
    guard let module = unit?.module, unit?.isOwnModule == false else { return own.map(\.source) }
    let copied = VariableFileName.ordered(rootModule.variableFiles(in: module.string))
      .filter { file in !own.contains { $0.name == file.name } }
    return (copied + own).sorted { $0.name < $1.name }.map(\.source)
  }

  /// Returns the values from the command line that variables reject.
  private func refusals(
    of declared: [Text: VariableDeclaration],
    _ given: VariableAssignments,
    _ evaluation: ConfigurationEvaluation,
  ) -> [VariableReview.Refusal] {
    self.given.assignments.compactMap { assignment in
      guard case .value(let name, let text) = assignment, let variable = declared[Text(name)]
      else { return nil }
      var reason = given.unparsable[variable.name]
      if reason == nil, given.isFromCommandLine(variable.name) {
        do throws(EvaluationError) {
          _ = try evaluation.value(of: .variable(variable.name), in: evaluation.root)
        } catch {
          reason = Text(error.message)
        }
      }
      return reason.map { reason in
        VariableReview.Refusal(
          variable: variable.name,
          value: variable.isSensitive ? nil : Text(text),
          reason: reason,
          declaration: variable.header,
        )
      }
    }
  }

  /// Reads the variable files that people may deploy the configuration with.
  private func deployments(
    of tree: ConfigurationTree,
    _ given: VariableAssignments,
    _ rootModule: RootModule,
  ) -> DeploymentFiles {
    let declared = tree.module(at: ModulePath())?.variables ?? [:]
    var files = DeploymentFiles(settingVariables: declared, besides: given)
    // A file that the user names is the deployment.
    guard !self.given.namesFile else { return files }
    for source in rootModule.deploymentFiles() {
      files.add(source, at: Self.name(of: source, in: tree.root))
    }
    return files
  }

  /// Returns the path of a file as it is named in the folder of the root module.
  private static func name(of source: SourceFile, in root: Text) -> Text {
    let (path, prefix) = (Text(source.path), "\(root)/" as Text)
    return path.hasPrefix(prefix) ? Text(path.utf8.dropFirst(prefix.utf8.count)) : path
  }

  /// Returns notes on what is declared more than once, which Terraform refuses.
  ///
  /// Of calls only the first one is followed; of variables and local values the last one counts.
  private static func repeatedBlocks(in tree: ConfigurationTree) -> [ConfigurationNote] {
    var places: Set<Place> = []
    func note(_ name: String, _ place: Place) -> ConfigurationNote? {
      guard places.insert(place).inserted else { return nil }
      return ConfigurationNote(
        "'\(name)' is declared more than once, so Terraform refuses the configuration",
        help: "rename or remove one of the blocks",
        at: place,
      )
    }
    return tree.paths.compactMap { tree.module(at: $0) }.flatMap { module in
      let locals = module.repeatedLocals.compactMap { note("local.\($0.name)", $0.place) }
      guard module.mayRepeatBlocks else { return locals }
      let caches: [[Text]] = module.cacheNames.map {
        ["resource", Text($0.type.rawValue), $0.name]
      }
      let others = ["module", "variable", "output"].flatMap { type in
        module.labels(of: type).map { [type] + $0 }
      }
      let blocks = (caches + others).compactMap { labels -> ConfigurationNote? in
        let blocks = module.declarations(labels[0], Array(labels.dropFirst()))
        guard blocks.count > 1, let second = blocks.last else { return nil }
        let name = labels.drop { $0 == "resource" }
        return note(Array(name).joined(separator: ".").string, second.header)
      }
      return blocks + locals
    }
  }

  /// Whether a module that was not read gets a note: one from elsewhere only if its name or source
  /// speaks of a cache.
  private static func isNoted(_ missing: ConfigurationTree.MissingModule) -> Bool {
    switch missing.reason {
    case .notFetched, .stale, .unreadableManifest: missing.mayDeclareCaches
    case .noSource, .notConstant, .notFound, .circular, .tooMany: true
    }
  }

  /// Returns a note on a module that was not read.
  private static func note(_ missing: ConfigurationTree.MissingModule) -> ConfigurationNote {
    let name = missing.path.names.last ?? ""
    let problem: String
    var help = "lint the plan: terraform show -json PLAN > plan.json"
    switch missing.reason {
    case .notFetched:
      problem = "it has not been fetched"
      help = "run 'terraform init' first, or \(help)"
    case .stale:
      problem = "the version that was fetched is not the one that the call asks for"
      help = "run 'terraform init' again, or \(help)"
    case .unreadableManifest:
      problem = "'.terraform/modules/modules.json' is damaged or of an old version of Terraform"
      help = "run 'terraform init' again, or \(help)"
    case .notConstant: problem = "its source is not a constant"
    case .noSource: problem = "it has no source"
    case .notFound: problem = "its source was not found in this repository"
    case .circular: problem = "it calls itself"
    case .tooMany: problem = "there are more calls of modules than are followed"
    }
    return ConfigurationNote(
      "module '\(name)' was not examined: \(problem)",
      help: help,
      at: missing.call.header,
    )
  }
}

extension Extraction {
  /// Adds the parts of a Terragrunt unit other than its module.
  fileprivate mutating func add(_ unit: TerragruntUnit) {
    suppressions += unit.suppressions
    configurationNotes += unit.notes
    sourceFiles = unit.paths
  }
}
