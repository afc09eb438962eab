package import LintDiagnostics
public import LintModel
package import LintText

/// A root module: its folder, and the files that may be read around it.
///
/// ```swift
/// func report(on folder: String, in sources: any SourceProvider) -> FileReport {
///   Linter().lint(rootModule: RootModule(folder, in: sources))
/// }
/// ```
public struct RootModule: Sendable {
  /// The folder as displayed to users; `.` for the working folder.
  public let folder: String

  /// Whether the user named this root module explicitly; false for a guess.
  package let isNamed: Bool

  /// The path of the folder in its repository, with which Terragrunt evaluates paths; empty for the
  /// repository itself.
  let pathInRepository: String

  /// Whether it, or a module that it calls by a local path, names a cache.
  package let leadsToCaches: Bool

  /// Whether a plan is known to be made here only if no folder nearer to it matches.
  let isDistant: Bool

  private let sources: any SourceProvider

  /// Returns the module in a folder, parsed once for all root modules; nil if it has not been.
  private let parsed: @Sendable (_ folder: String) -> ParsedModule?

  /// Returns the folder of a module that another one calls by path, as displayed; nil if links on
  /// the way there don't matter.
  private let called: @Sendable (_ source: Text, _ caller: Text) -> Text?

  /// The record of fetched modules, in the folder of the root module.
  package static let manifest = ".terraform/modules/modules.json"

  /// The depth below a root module to which files are searched.
  private static let depthLimit = 8

  /// The folders below that of the root module without variable files of people.
  private static let otherFolders = Set([".git"] + GeneratedFolders.names)

  /// The number of entries of folders in which files are searched for an expression.
  private static let entryLimit = 4_096

  /// Creates a root module.
  ///
  /// - Parameters:
  ///   - folder: its folder, as displayed to users.
  ///   - sources: the files in and around the folder.
  public init(_ folder: String, in sources: any SourceProvider) {
    self.init(folder, in: sources, pathInRepository: folder == "." ? "" : folder)
  }

  package init(
    _ folder: String,
    in sources: any SourceProvider,
    pathInRepository: String,
    isNamed: Bool = true,
    leadsToCaches: Bool = true,
    isDistant: Bool = false,
    parsed: @escaping @Sendable (_ folder: String) -> ParsedModule? = { _ in nil },
    called: @escaping @Sendable (_ source: Text, _ caller: Text) -> Text? = { _, _ in nil },
  ) {
    self.folder = folder
    self.isNamed = isNamed
    self.leadsToCaches = leadsToCaches
    self.isDistant = isDistant
    self.pathInRepository = pathInRepository
    self.sources = sources
    self.parsed = parsed
    self.called = called
  }

  /// Returns the root module with other texts of some files.
  package func overlaid(by texts: [Text: SourceText]) -> RootModule {
    RootModule(
      folder,
      in: OverlaidSources(texts, over: sources),
      pathInRepository: pathInRepository,
      isNamed: isNamed,
      leadsToCaches: leadsToCaches,
      isDistant: isDistant,
      called: called,
    )
  }

  // MARK: Modules

  /// Returns the folder of a module that another one calls by a local path.
  func folder(at source: Text, calledFrom caller: ConfigurationModule) -> Text {
    let resolved = caller.isFetched ? nil : called(source, caller.folder)
    return resolved ?? FolderPath.joining(source, to: caller.folder)
  }

  /// Returns the module in a folder; nil if the folder has no configuration.
  func module(
    in folder: Text,
    isFetched: Bool = false,
  ) throws(UnreadableModule) -> ConfigurationModule? {
    if !isFetched, let parsed = parsed(folder.string) { return try parsed.module() }
    let files = configurationFiles(in: folder.string, isFetched: isFetched)
    return files.isEmpty ? nil : try ConfigurationModule(folder, isFetched: isFetched, files)
  }

  /// Returns the configuration files in a folder: those that end in `.tf`, `.tf.json`, `.tofu` or
  /// `.tofu.json`; empty if the folder doesn't exist or must not be read.
  ///
  /// - Parameters:
  ///   - folder: the folder of a module, ``folder`` or a path joined to it.
  ///   - isFetched: whether `terraform init` fetched the module, so it must be in `.terraform`
  ///     below the root module.
  package func configurationFiles(in folder: String, isFetched: Bool) -> [SourceFile] {
    guard !isFetched || Text(folder).hasPrefix(Text("\(path(".terraform", in: self.folder))/"))
    else { return [] }
    return files(in: folder) { ConfigurationFileName($0) != nil }
  }

  /// Reads the record of the modules that `terraform init` fetched; nil if it doesn't exist.
  func moduleManifest() -> SourceFile? { file(path(Self.manifest, in: folder)) }

  /// Whether the folder has a Terragrunt unit.
  package var isUnit: Bool {
    ConfigurationPart.unitNames.contains { hasFile(at: path($0, in: folder)) }
  }

  // MARK: Variable files

  /// Returns the variable files in a folder that Terraform loads automatically from that of the root
  /// module: `terraform.tfvars`, `*.auto.tfvars` and the same names followed by `.json`.
  func variableFiles(in folder: String) -> [SourceFile] {
    files(in: folder) { VariableFileName($0) != nil }
  }

  /// Returns the other variable files in or below the folder of the root module, ordered by path:
  /// those that people name with `-var-file`.
  func deploymentFiles() -> [SourceFile] {
    var files: [SourceFile] = []
    var folders = [(path: folder, depth: 0)]
    while let (folder, depth) = folders.popLast() {
      let entries = entries(of: folder)
      // The files in and below another module are those of that module.
      let isOurs =
        depth == 0
        || !entries.contains { $0.kind != .folder && ConfigurationPart(named: $0.name) == .module }
      for entry in entries where isOurs {
        let inner = path(entry.name, in: folder)
        if entry.kind == .folder {
          if !Self.otherFolders.contains(entry.name), depth < Self.depthLimit {
            folders.append((inner, depth + 1))
          }
        } else if ConfigurationPart(named: entry.name) == .variables,
          VariableFileName(entry.name) == nil || depth > 0, let file = file(inner)
        {
          files.append(file)
        }
      }
    }
    return files.sorted { Text($0.path) < Text($1.path) }
  }

  // MARK: Other files

  /// Reads a file that a configuration names, ``folder`` or a path joined to it; nil if it doesn't
  /// exist.
  func source(at path: String) throws(UnreadSource) -> SourceFile? {
    try sources.file(at: path, from: folder)
  }

  /// Whether there is a file, which may be unreadable, at ``folder`` or a path joined to it.
  func hasFile(at path: String) -> Bool {
    do throws(UnreadSource) {
      return try source(at: path) != nil
    } catch {
      return !error.isHidden
    }
  }

  /// Returns the files that `fileset` finds, relative to a folder; nil if that is not known.
  ///
  /// - Parameters:
  ///   - folder: the path of the folder, ``folder`` or a path joined to it.
  ///   - pattern: a pattern with `*`, `?`, `[…]`, `{…}` and `**`.
  func files(in folder: String, matching pattern: String) -> [String]? {
    let patterns = Text(pattern).bracesExpanded
    guard patterns.count > 1 else { return files(in: folder, matchingPlain: pattern) }
    var all: [String] = []
    var known: Set<Text> = []
    for pattern in patterns {
      guard let found = files(in: folder, matchingPlain: pattern.string) else { return nil }
      all += found.filter { known.insert(Text($0)).inserted }
    }
    return all
  }

  private func files(in folder: String, matchingPlain pattern: String) -> [String]? {
    // The syntax that both kinds of patterns have.
    guard !pattern.contains(where: { "{}\\!".contains($0) }), !pattern.hasPrefix("."),
      !pattern.contains("/."), let glob = GlobPattern("/\(pattern)")
    else { return nil }
    var files: [String] = []
    var folders: [(path: String, names: [GlobName], shown: String)] = [(folder, [], "")]
    let depth =
      pattern.contains("**") ? Self.depthLimit : pattern.utf8.count { $0 == UInt8(ascii: "/") }
    var visited = 0
    while let (folder, names, shown) = folders.popLast() {
      guard let entries = try? sources.entries(of: folder) else { return nil }
      for entry in entries {
        visited += 1
        guard visited <= Self.entryLimit, names.count <= Self.depthLimit else { return nil }
        let inner = path(entry.name, in: folder)
        let names = names + [GlobCharacter.characters(of: entry.name.utf8)]
        let name = shown + entry.name
        switch entry.kind {
        case .folder:
          if names.count <= depth, !name.hasSuffix(".git"), !name.hasSuffix(".terraform") {
            folders.append((inner, names, "\(name)/"))
          }
        case .link where file(inner) == nil: return nil
        case .file, .link: if glob.matches(names[...], isFolder: false) { files.append(name) }
        }
      }
    }
    return files
  }

  // MARK: Reading

  private func file(_ path: String) -> SourceFile? { try? source(at: path) }

  private func files(in folder: String, named isIncluded: (String) -> Bool) -> [SourceFile] {
    entries(of: folder).filter { $0.kind != .folder && isIncluded($0.name) }
      .compactMap { file(path($0.name, in: folder)) }
  }

  private func entries(of folder: String) -> [SourceEntry] {
    (try? sources.entries(of: folder)) ?? []
  }

  private func path(_ name: String, in folder: String) -> String {
    FolderPath.joining(Text(name), to: Text(folder)).string
  }
}
