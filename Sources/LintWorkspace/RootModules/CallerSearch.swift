internal import ElastiCacheLint
internal import LintText

/// A search of repositories for all that may lead to a file, also for what a run excludes or ignores.
struct CallerSearch {
  private let discovery: FileDiscovery
  private var files: [FilePath: [FilePath]] = [:]
  private var repositories: [FilePath: FilePath?] = [:]

  /// The templates that deploy others, by repository.
  private var parents: [FilePath: [(path: FilePath, text: SourceText)]] = [:]

  /// The folders without files of people.
  private static let otherFolders = [
    ".git", ".terraform", ".terragrunt-cache", "node_modules", "cdk.out", ".aws-sam", ".serverless",
  ]

  init(open: OpenFiles?) {
    discovery = FileDiscovery(
      respectsIgnoreFiles: false,
      excludes: PathPatterns(Self.otherFolders.map { "\($0)/" }, in: PatternFolder(nil)),
      open: open,
    )
  }

  /// Returns the repository that contains a folder without links.
  private mutating func repository(of folder: FilePath) -> FilePath? {
    if let known = repositories[folder] { return known }
    let found = Borders.repository(of: folder)
    repositories[folder] = .some(found)
    return found
  }

  /// Returns all files of a repository that may be templates or configurations.
  mutating func files(in repository: FilePath) -> [FilePath] {
    if let known = files[repository] { return known }
    let found = discovery.discover([repository]).files.map(\.path)
    files[repository] = found
    return found
  }

  /// Whether a template of its repository may deploy a file as a nested stack, as it names it.
  ///
  /// - Parameter known: files that need no search.
  mutating func isDeployed(_ file: FilePath, byOthersThan known: Set<FilePath>) -> Bool {
    guard let repository = repository(of: file.folder) else { return false }
    let name = Array(file.lastComponent)
    return templates(in: repository, besides: known).contains { parent in
      parent.path != file && parent.text.bytes.contains(name)
    }
  }

  private mutating func templates(
    in repository: FilePath,
    besides known: Set<FilePath>,
  ) -> [(path: FilePath, text: SourceText)] {
    if let found = parents[repository] { return found }
    let files = files(in: repository).filter { RootModules.part($0) == nil && !known.contains($0) }
    let border = Border(repository: repository, open: discovery.open)
    let texts = ParallelMap.map(files) { file -> SourceText? in
      guard let bytes = try? border.read(entry: file, .settings),
        let text = try? SourceText(contents: bytes.bytes, keptAliveBy: bytes),
        text.contains("AWS::CloudFormation::Stack") || text.contains("AWS::Serverless::Application")
      else { return nil }
      return text
    }
    let found = zip(files, texts).compactMap { path, text in text.map { (path: path, text: $0) } }
    parents[repository] = found
    return found
  }
}

extension UnsafeRawBufferPointer {
  fileprivate func contains(_ name: [UInt8]) -> Bool {
    guard let first = name.first else { return false }
    return name.withUnsafeBytes { name in
      var start = 0
      while let offset = firstOffset(of: first, from: start) {
        if hasBytes(name, at: offset) { return true }
        start = offset + 1
      }
      return false
    }
  }
}
