internal import ElastiCacheLint
internal import LintText
internal import Terraform

extension RootModule {
  /// Creates the root module in a folder; returns nil if the folder doesn't exist.
  init?(at folder: FilePath, isNamed: Bool, _ borders: Borders, _ parsed: ParsedModules) {
    guard let real = borders.folders.realPath(ofFolder: folder),
      (try? POSIX.status(of: real))?.kind == .folder
    else { return nil }
    self.init(
      folder,
      realFolder: real,
      borders.border(ofRootModule: real),
      isNamed: isNamed,
      isDistant: false,
      parsed,
    )
  }

  /// Creates a root module of the run.
  init(_ root: RootModules.Root, isDistant: Bool = false, _ parsed: ParsedModules) {
    self.init(
      root.folder,
      realFolder: root.realFolder,
      root.border,
      isNamed: false,
      leadsToCaches: root.leadsToCaches,
      isDistant: isDistant,
      parsed,
    )
  }

  /// Reads a text without a file name as a configuration: a module of that one file, which may call
  /// those that its paths lead to from the working folder; returns nil if it isn't one.
  init?(_ file: SourceFile, _ borders: Borders, _ parsed: ParsedModules) {
    let folder = FilePath(".")
    guard ConfigurationSearch.isConfiguration(file.text), let real = POSIX.realPath(of: folder)
    else { return nil }
    let (module, border) = (ParsedModule(file), borders.border(ofRootModule: real))
    self.init(
      folder.description,
      in: CalledModuleSources(disk: ModuleSources(folder, realFolder: real, within: border)),
      pathInRepository: "",
      parsed: { path in
        path == folder.description ? module : parsed.module(in: FilePath(path), within: border)
      },
      called: { parsed.folder(at: $0, from: $1) },
    )
  }

  private init(
    _ folder: FilePath,
    realFolder: FilePath,
    _ border: Border,
    isNamed: Bool,
    leadsToCaches: Bool = true,
    isDistant: Bool,
    _ parsed: ParsedModules,
  ) {
    let names = realFolder.components.dropFirst(border.root?.components.count ?? 0)
    let disk = ModuleSources(folder, realFolder: realFolder, within: border)
    self.init(
      folder.description,
      in: parsed.overlay.map { OverlaidSources([Text($0.path): $0.text], over: disk) } ?? disk,
      pathInRepository: names.isEmpty ? "" : FilePath(names: names).description,
      isNamed: isNamed,
      leadsToCaches: leadsToCaches,
      isDistant: isDistant,
      parsed: { parsed.module(in: FilePath($0), within: border) },
      called: { parsed.folder(at: $0, from: $1) },
    )
  }

  /// Returns the candidates for the root module of a plan, each once: the named folders, or else
  /// the Terragrunt unit whose path the plan has, or else the plan's folder, the working folder and
  /// the root modules of the run.
  static func candidates(
    forPlan plan: String,
    named: [String],
    _ modules: RootModules,
    _ borders: Borders,
  ) -> [RootModule] {
    let working = FilePath(".")
    if named.isEmpty, let unit = unit(ofPlan: FilePath(plan), borders, modules.parsed) {
      return [unit]
    }
    let paths =
      named.isEmpty ? [FilePath(plan).parent ?? working, working] : named.map { FilePath($0) }
    var known: Set<FilePath> = []
    let near = paths.filter { path in
      POSIX.realPath(of: path).map { known.insert($0).inserted } ?? false
    }
    .compactMap { RootModule(at: $0, isNamed: !named.isEmpty, borders, modules.parsed) }
    let others = named.isEmpty ? modules.roots.filter { !known.contains($0.realFolder) } : []
    return near + others.map { RootModule($0, isDistant: true, modules.parsed) }
  }

  /// Returns the Terragrunt unit of a plan; nil if none has its path.
  ///
  /// `terragrunt run --all --json-out-dir DIR` writes it to `tfplan.json` in the same folder below
  /// DIR.
  private static func unit(
    ofPlan plan: FilePath,
    _ borders: Borders,
    _ parsed: ParsedModules,
  ) -> RootModule? {
    guard plan.lastComponent.elementsEqual("tfplan.json".utf8) else { return nil }
    let names = plan.relativeToWorking.folder.components
    let folders = names.indices.dropFirst().map { FilePath(names: names[$0...]) }
    return folders.firstNonNil { folder in
      RootModule(at: folder, isNamed: false, borders, parsed).flatMap { $0.isUnit ? $0 : nil }
    }
  }
}
