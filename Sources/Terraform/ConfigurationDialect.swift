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
    var given = try VariableAssignments(Self.ordered(folders.variableFiles()))
    try given.add(self.given, to: tree.module(at: ModulePath())?.variables ?? [:])
    var deployments: [RootVariables.Deployment] = []
    var unreadable: [ConfigurationNote] = []
    // A file that the user names is the deployment.
    for source in self.given.namesFile ? [] : folders.deploymentFiles() {
      guard let assignments = try? VariableAssignments([source]) else {
        unreadable.append(
          ConfigurationNote(
            "this variable file was not examined: it cannot be read",
            help: "fix its syntax, which 'terraform fmt' checks",
            at: .start(of: source.path),
          )
        )
        continue
      }
      guard let root = tree.module(at: ModulePath()), !assignments.values.isEmpty,
        assignments.values.keys.allSatisfy({ root.variables[$0] != nil })
      else { continue }
      deployments.append(
        RootVariables.Deployment(
          path: Self.name(of: source, in: tree.root),
          assignments: assignments,
        )
      )
    }
    let files = ConfigurationFiles(
      tree.files + given.files + deployments.flatMap(\.assignments.files)
    )
    let variables = RootVariables(
      of: tree,
      given,
      deployments,
      files,
      workspace: self.given.workspace.map { Text($0) },
    )
    let reader = ConfigurationCacheReader(tree, files, variables)
    var extraction = Extraction(kind: .rootModule)
    extraction.suppressions = tree.suppressions + given.suppressions
    extraction.sourceFolders = tree.folders
    extraction.variableNames = Set(tree.module(at: ModulePath())?.variables.keys ?? [:].keys)
    var repeated: Set<Place> = []
    for path in tree.paths {
      guard let module = tree.module(at: path) else { continue }
      for labels in module.labels(of: "resource") {
        guard labels.count == 2, let type = CacheType(labels[0]) else { continue }
        let blocks = module.declarations("resource", labels)
        if blocks.count > 1, let second = blocks.last, repeated.insert(second.header).inserted {
          extraction.configurationNotes.append(
            ConfigurationNote(
              "'\(labels[0]).\(labels[1])' is declared more than once, so Terraform refuses the configuration",
              help: "rename or remove one of the blocks",
              at: second.header,
            )
          )
        }
        for block in blocks {
          extraction.caches += reader.caches(type, named: labels[1], block, at: path)
        }
      }
    }
    extraction.configurationNotes += tree.missing.compactMap(Self.note)
    if !extraction.caches.isEmpty { extraction.configurationNotes += unreadable }
    extraction.configurationNotes += tree.paths.flatMap { path in
      tree.module(at: path).map(Self.repeatedCalls) ?? []
    }
    return extraction
  }

  /// Returns the path of a file as it is named in the folder of the root module.
  private static func name(of source: SourceFile, in root: Text) -> Text {
    let (path, prefix) = (Text(source.path), "\(root)/" as Text)
    return path.hasPrefix(prefix) ? Text(path.utf8.dropFirst(prefix.utf8.count)) : path
  }

  private static func ordered(_ sources: [SourceFile]) -> [SourceFile] {
    sources.compactMap { source in
      source.path.split(separator: "/").last.flatMap { VariableFileName(String($0)) }
        .map { (source: source, name: $0) }
    }
    .sorted { $0.name < $1.name }.map(\.source)
  }

  /// Returns notes on calls that are declared more than once; only the first of them is followed.
  private static func repeatedCalls(in module: ConfigurationModule) -> [ConfigurationNote] {
    module.labels(of: "module").compactMap { labels in
      let calls = module.declarations("module", labels)
      guard calls.count > 1, let second = calls.last else { return nil }
      return ConfigurationNote(
        "module '\(labels.last ?? "")' is declared more than once, so Terraform refuses the configuration",
        help: "rename or remove one of the calls",
        at: second.header,
      )
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
