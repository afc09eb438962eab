internal import LintDiagnostics
package import LintModel
internal import LintSyntax
internal import LintText

/// Finds the caches of a Terraform configuration without a plan.
package struct ConfigurationDialect {
  private let given: GivenVariables

  /// Creates a dialect.
  ///
  /// - Parameter given: the values that the user gives to variables.
  package init(given: GivenVariables = GivenVariables()) {
    self.given = given
  }

  /// Finds the caches of a root module and of the modules that it calls.
  ///
  /// - Returns: nil if the folder has no configuration.
  /// - Throws: ``UnreadableModule`` where Terraform could not read it either.
  package func extraction(
    of folders: any ModuleFolders
  ) throws(UnreadableModule) -> Extraction? {
    guard let tree = try ConfigurationTree(folders) else { return nil }
    var given = try VariableAssignments(
      VariableFileName.ordered(folders.variableFiles()).map(\.source)
    )
    try given.add(self.given, to: tree.module(at: ModulePath())?.variables ?? [:])
    let named = deployments(of: tree, given, folders)
    let deployments = named.deployments
    let files = ConfigurationFiles(
      tree.files + given.files + deployments.flatMap(\.assignments.files)
    )
    let variables = RootVariables(
      of: tree,
      given,
      named,
      files,
      workspace: self.given.workspace.map { Text($0) },
    )
    let reader = ConfigurationCacheReader(tree, files, variables)
    var extraction = Extraction(kind: .rootModule)
    extraction.sources = files.sources
    extraction.suppressions =
      tree.moduleSuppressions + given.suppressions + deployments.flatMap(\.assignments.suppressions)
    extraction.sourceFolders = tree.folders
    extraction.variableNames = Set(tree.module(at: ModulePath())?.variables.keys ?? [:].keys)
    for path in tree.paths {
      for labels in tree.module(at: path)?.labels(of: "resource") ?? [] {
        guard labels.count == 2, let type = CacheType(labels[0]) else { continue }
        for block in tree.module(at: path)?.declarations("resource", labels) ?? [] {
          extraction.caches += reader.caches(type, named: labels[1], block, at: path)
        }
      }
    }
    extraction.configurationNotes = Self.repeatedBlocks(in: tree)
    extraction.configurationNotes += tree.missing.compactMap(Self.note)
    if !extraction.caches.isEmpty {
      extraction.configurationNotes += named.refused + named.notes(variables)
    }
    return extraction
  }

  /// Reads the variable files that people may deploy the configuration with.
  private func deployments(
    of tree: ConfigurationTree,
    _ given: VariableAssignments,
    _ folders: any ModuleFolders,
  ) -> DeploymentFiles {
    let declared = tree.module(at: ModulePath())?.variables ?? [:]
    var files = DeploymentFiles(settingVariables: declared, besides: given)
    // A file that the user names is the deployment.
    guard !self.given.namesFile else { return files }
    for source in folders.deploymentFiles() {
      files.add(source, at: Self.name(of: source, in: tree.root))
    }
    return files
  }

  /// Returns the path of a file as it is named in the folder of the root module.
  private static func name(of source: SourceFile, in root: Text) -> Text {
    let (path, prefix) = (Text(source.path), "\(root)/" as Text)
    return path.hasPrefix(prefix) ? Text(path.utf8.dropFirst(prefix.utf8.count)) : path
  }

  /// Returns notes on caches and calls that are declared more than once, which Terraform refuses.
  ///
  /// Of such calls only the first one is followed.
  private static func repeatedBlocks(in tree: ConfigurationTree) -> [ConfigurationNote] {
    var places: Set<Place> = []
    return tree.paths.compactMap { tree.module(at: $0) }.flatMap { module in
      (["resource", "module"] as [Text]).flatMap { type in
        module.labels(of: type).compactMap { labels -> ConfigurationNote? in
          let isMeant = type == "module" || labels.first.flatMap { CacheType($0) } != nil
          let blocks = module.declarations(type, labels)
          guard isMeant, blocks.count > 1, let second = blocks.last,
            places.insert(second.header).inserted
          else { return nil }
          let name = (type == "module" ? ["module"] + labels : labels).joined(separator: ".")
          return ConfigurationNote(
            "'\(name)' is declared more than once, so Terraform refuses the configuration",
            help: "rename or remove one of the blocks",
            at: second.header,
          )
        }
      }
    }
  }

  /// Returns a note on a module that was not read and that may declare a cache.
  ///
  /// A module from elsewhere may hold a cache if its name or source speaks of one.
  private static func note(_ missing: ConfigurationTree.MissingModule) -> ConfigurationNote? {
    let name = missing.path.names.last ?? ""
    let problem: String
    var help = "lint the plan: terraform show -json PLAN > plan.json"
    switch missing.reason {
    case .notFetched:
      let words = (missing.source ?? "").string.lowercased() + " " + name.string.lowercased()
      guard
        missing.source == nil
          || ["cache", "redis", "valkey", "memcached"].contains(where: words.contains)
      else { return nil }
      problem = "it has not been fetched"
      help = "run 'terraform init' first, or \(help)"
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
