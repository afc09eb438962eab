internal import ElastiCacheLint
internal import Terraform

/// Finds the files to lint in folders, iteratively, visiting each folder once.
///
/// Skips `.git` and, unless ignore files are disregarded, other hidden folders (among them
/// `.terraform` and `.build`), `node_modules`, and everything that `.gitignore` files exclude and
/// Git doesn't track, except the templates that a CDK program wrote into `cdk.out` beside its
/// `cdk.json`. Hidden files are included, as is `*.config` in `.ebextensions`, which
/// contains the templates of Elastic Beanstalk. Devices, sockets, FIFOs, broken links, and links
/// out of the border are ignored.
struct FolderWalk {
  private let discovery: FileDiscovery

  /// The distinct files found, roughly in path order.
  private(set) var files: [FilePath] = []
  private(set) var problems: Set<DiscoveryProblem> = []

  /// The numbers of skipped entries, by reason.
  private(set) var skipped = Coverage()

  /// The links out of the border whose files or folders would otherwise be included.
  private(set) var outside: [FilePath] = []

  private var borders: Borders

  /// The files that `.gitignore` files exclude although Git tracks them.
  private(set) var trackedFiles: Set<FilePath> = []

  /// The files that are symbolic links.
  private(set) var linkedFiles: Set<FilePath> = []

  /// The ignored cloud assemblies of programs in the walked folders, by the paths of their files.
  private(set) var assemblies: [FilePath: AssemblyFolder] = [:]

  /// The folders that may be such assemblies.
  private var assemblyFolders: [Candidate] = []

  /// A folder named as a cloud assembly.
  private struct Candidate {
    let path: FilePath

    /// The folder whose `cdk.json` names it; nil if that is known only by the name of the folder.
    var program: FilePath?
    var isLink = false
    let isIgnored: Bool
  }

  /// The paths that `.gitignore` files exclude.
  private var ignored: [FilePath] = []

  private var visited: Set<FileIdentity> = []
  private var folders: [Folder] = []
  private var links: [Folder] = []

  /// A folder yet to be visited.
  private struct Folder {
    let path: FilePath
    let rules: IgnoreRules
  }

  /// The folder of Elastic Beanstalk's configuration files.
  private static let beanstalkFolder = ".ebextensions".utf8

  /// The folders named by the user.
  private var named: Set<FilePath> = []

  /// The file extensions of templates, plans, and Terraform configurations.
  private static let extensions: Set = ["yaml", "yml", "json", "template", "cfn", "tf", "tofu"]

  init(discovery: FileDiscovery, borders: Borders) {
    self.discovery = discovery
    self.borders = borders
  }

  /// Walks the named folders recursively.
  mutating func walk(_ named: [FilePath]) {
    self.named = Set(named)
    let rules = discovery.respectsIgnoreFiles ? IgnoreRules.above : { _ in IgnoreRules() }
    folders = named.reversed().map { Folder(path: $0, rules: rules($0)) }
    // Links wait until all folders without links are visited, so a folder gets its own name if it
    // has one.
    while !folders.isEmpty {
      while let folder = folders.popLast() { attempt(folder) }
      swap(&folders, &links)
      folders.sort { $0.path > $1.path }
    }
    addAssemblies(named)
    guard !ignored.isEmpty else { return }
    let (tracked, unreadable) = TrackedFiles.files(among: ignored)
    for file in tracked { consider(file) }
    for index in unreadable {
      problems.insert(
        DiscoveryProblem(
          path: index.path,
          message:
            "\(index.message), so tracked files that .gitignore names are not found; repair it, or"
            + " lint with --no-ignore",
        )
      )
    }
  }

  /// Adds a file that Git tracks, by the same rules as other files.
  private mutating func consider(_ file: TrackedFiles.File) {
    var path = file.entry
    for name in file.names {
      guard reasonToSkip(folder: Array(path.lastComponent)) == nil,
        !discovery.excludes(path, isFolder: true)
      else { return }
      path = path.appending(entry: Array(name))
    }
    let parent = Folder(path: path.folder, rules: IgnoreRules())
    guard isOfInterest(file: Array(path.lastComponent), in: parent),
      !discovery.excludes(path, isFolder: false),
      borders.knownBorder(around: parent.path).problem(with: path) == nil,
      (try? POSIX.status(of: path))?.kind == .regular
    else { return }
    if assemblies.removeValue(forKey: path) == nil { files.append(path) }
    trackedFiles.insert(path)
  }

  private mutating func attempt(_ folder: Folder) {
    do throws(SystemError) {
      try visit(folder)
    } catch {
      problems.insert(DiscoveryProblem(path: folder.path, error))
    }
  }

  private mutating func visit(_ folder: Folder) throws(SystemError) {
    let identity = try POSIX.status(of: folder.path).identity
    guard visited.insert(identity).inserted else { return }
    let entries = try POSIX.entries(of: folder.path)
    if let folders = discovery.folders, entries.contains(where: Self.isOfModule) {
      folders.add(entries, of: folder.path)
    }
    var rules = folder.rules
    if discovery.respectsIgnoreFiles, entries.contains(where: Self.isOfGit) {
      rules.addFiles(in: folder.path)
    }
    if discovery.respectsIgnoreFiles, entries.contains(where: Self.isAssemblySettings),
      let output = AssemblyFolder.output(
        of: folder.path,
        within: borders.knownBorder(around: folder.path),
      )
    {
      let program = folder.path
      assemblyFolders.append(Candidate(path: output, program: program, isIgnored: true))
    }
    let here = Folder(path: folder.path, rules: rules)
    let next = folders.count
    for entry in entries { consider(entry, in: here) }
    // The last folder is visited first.
    folders[next...].reverse()
  }

  /// Whether an entry is a file of a Terraform module, whose folder is listed again.
  private static func isOfModule(_ entry: FolderEntry) -> Bool {
    ConfigurationPart(named: String(decoding: entry.name, as: UTF8.self)) == .module
  }

  /// Whether an entry has the settings of a CDK program.
  private static func isAssemblySettings(_ entry: FolderEntry) -> Bool {
    entry.kind == .regular && entry.name.elementsEqual(AssemblyFolder.settingsName.utf8)
  }

  /// Whether an entry may be `.git` or `.gitignore`; some file systems ignore case.
  private static func isOfGit(_ entry: FolderEntry) -> Bool {
    String(decoding: entry.name.prefix(4), as: UTF8.self).lowercased() == ".git"
  }

  /// Adds a file, or queues a folder.
  private mutating func consider(_ entry: FolderEntry, in parent: Folder) {
    let path = parent.path.appending(entry: entry.name)
    let isFolder: Bool
    switch kind(of: entry, at: path) {
    case .folder:
      guard !entry.name.elementsEqual(".git".utf8) else { return }
      if let reason = reasonToSkip(folder: entry.name) { return skipped.skip(reason) }
      guard !isForConfigurationsOnly(parent) else { return skipped.skip(.hidden) }
      isFolder = true
    case .regular:
      guard isOfInterest(file: entry.name, in: parent) else { return skipped.skip(.otherKind) }
      isFolder = false
    case .link, .stream, .other:
      return
    }
    guard !discovery.excludes(path, isFolder: isFolder) else { return skipped.skip(.excluded) }
    guard !parent.rules.exclude(entry.name, isFolder: entry.kind == .folder) else {
      ignored.append(path)
      if isFolder, AssemblyFolder.isNamed(path) {
        let isLink = entry.kind == .link
        return assemblyFolders.append(Candidate(path: path, isLink: isLink, isIgnored: true))
      }
      return skipped.skip(.ignored)
    }

    if entry.kind == .link,
      borders.knownBorder(around: parent.path).problem(with: path) != nil
    {
      outside.append(path)
      return skipped.skip(.outside)
    }
    guard isFolder else {
      files.append(path)
      if entry.kind == .link { linkedFiles.insert(path) }
      return
    }
    let folder = Folder(path: path, rules: parent.rules.entering(entry.name))
    if entry.kind == .link {
      links.append(folder)
    } else {
      folders.append(folder)
      if discovery.respectsIgnoreFiles, AssemblyFolder.isNamed(path) {
        assemblyFolders.append(Candidate(path: path, isIgnored: false))
      }
    }
  }

  /// Adds the templates of cloud assemblies that Git ignores: the folder, or files in it.
  private mutating func addAssemblies(_ named: [FilePath]) {
    if discovery.respectsIgnoreFiles {
      assemblyFolders += named.filter(AssemblyFolder.isNamed).map {
        Candidate(path: $0, isIgnored: false)
      }
    }
    guard !assemblyFolders.isEmpty else { return }
    var known = Set(files)
    for folder in assemblyFolders {
      let border = borders.knownBorder(around: folder.path.folder)
      if folder.isLink, border.problem(with: folder.path) != nil {
        outside.append(folder.path)
        skipped.skip(.outside)
        continue
      }
      // The walk may have reached the target of a link.
      let identity = try? POSIX.status(of: folder.path).identity
      let isNew = !folder.isIgnored || identity.map { visited.insert($0).inserted } ?? false
      var assembly = isNew ? AssemblyFolder(folder.path, of: folder.program, within: border) : nil
      let templates =
        assembly?.templates(within: border).filter { !isExcluded($0, in: folder) } ?? []
      let isKnown = folder.program != nil || assemblies.values.contains { $0.path == folder.path }
      if templates.isEmpty, folder.isIgnored, !isKnown { skipped.skip(.ignored) }
      let missing = templates.filter { known.insert($0).inserted }
      guard !missing.isEmpty else { continue }
      assembly?.compare(within: border)
      for template in missing { assemblies[template] = assembly }
      files += missing
    }
  }

  /// Whether the user excludes a file, or a folder around it in another one.
  ///
  /// The walk excludes only the folders that it visits, not those that settings name.
  private func isExcluded(_ file: FilePath, in folder: Candidate) -> Bool {
    discovery.excludes(file, isFolder: false)
      || sequence(first: file.folder, next: \.parent)
        .prefix { folder.program != nil || $0 != folder.path }
        .contains { discovery.excludes($0, isFolder: true) }
  }

  /// Returns the kind of an entry, or of the target of a link.
  private func kind(of entry: FolderEntry, at path: FilePath) -> FileKind {
    guard entry.kind == .link else { return entry.kind }
    do throws(SystemError) {
      return try POSIX.status(of: path).kind
    } catch {
      // If something exists, reading it later reports the problem.
      return error.isAbsence ? .other : .regular
    }
  }

  private func reasonToSkip(folder name: [UInt8]) -> SkipReason? {
    guard discovery.respectsIgnoreFiles, !name.elementsEqual(Self.beanstalkFolder) else {
      return nil
    }
    if name.first == UInt8(ascii: ".") { return .hidden }
    return name.elementsEqual("node_modules".utf8) ? .vendored : nil
  }

  private func isOfInterest(file name: [UInt8], in parent: Folder) -> Bool {
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return false }
    let ending = String(decoding: name[(dot + 1)...], as: UTF8.self).lowercased()
    if ending == "config", BeanstalkFolder.isBeanstalk(parent.path) { return true }
    let isConfiguration =
      ending == "hcl" && ConfigurationPart(named: String(decoding: name, as: UTF8.self)) != nil
    let isState = discovery.findsStates && ending == "tfstate"
    return (isConfiguration || isState || Self.extensions.contains(ending))
      && !isForConfigurationsOnly(parent)
  }

  /// Whether a folder is entered only because Elastic Beanstalk reads it.
  private func isForConfigurationsOnly(_ folder: Folder) -> Bool {
    discovery.respectsIgnoreFiles && !named.contains(folder.path)
      && folder.path.lastComponent.elementsEqual(Self.beanstalkFolder)
  }
}
