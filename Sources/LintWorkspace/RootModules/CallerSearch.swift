internal import ElastiCacheLint
internal import LintDiagnostics
internal import LintText
internal import Terraform

/// A search of repositories for all that may lead to a file, also for what a run excludes or ignores.
struct CallerSearch {
  private let discovery: FileDiscovery
  private var files: [FilePath: [FilePath]] = [:]
  private var repositories: [FilePath: FilePath?] = [:]

  /// The templates and configurations that deploy or include others, by repository.
  private var parents: [FilePath: [Parent]] = [:]

  /// A template or configuration that deploys or includes others.
  private struct Parent {
    let path: FilePath
    let text: SourceText

    /// Whether its templates may be uploaded to other paths first.
    let mayUpload: Bool
  }

  /// The folders without files of people.
  private static let otherFolders = [".git"] + GeneratedFolders.names

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

  /// Whether a template or configuration of its repository may deploy or include a file, as it names
  /// it.
  ///
  /// - Parameter known: files that need no search.
  mutating func isDeployed(_ file: FilePath, byOthersThan known: Set<FilePath>) -> Bool {
    guard let repository = repository(of: file.folder) else { return false }
    let name = Array(file.lastComponent)
    return templates(in: repository, besides: known).contains { parent in
      guard parent.path != file else { return false }
      return parent.text.bytes.contains(name) { start in
        parent.mayUpload
          || Self.isPath(in: parent.text.bytes, endingAt: start, from: parent.path, to: file)
      }
    }
  }

  /// Whether the name of a file at an offset ends a path that leads to the file.
  ///
  /// The folder of a computed path is unknown, but for `path.module`.
  private static func isPath(
    in text: UnsafeRawBufferPointer,
    endingAt start: Int,
    from parent: FilePath,
    to file: FilePath,
  ) -> Bool {
    let isEnd: (UInt8) -> Bool = { $0 <= 0x20 || "\"'(,".utf8.contains($0) }
    let first = text[..<start].lastIndex(where: isEnd).map { $0 + 1 } ?? 0
    var written = Text(decoding: text[first..<start]).string[...]
    guard !written.contains("://"), written.isEmpty || written.hasSuffix("/") else { return false }
    let module = "${path.module}/"
    if written.hasPrefix(module) {
      written = written.dropFirst(module.count)
    } else if let brace = written.lastIndex(of: "}") {
      let end = "\(written[written.index(after: brace)...])\(Text(decoding: file.lastComponent))"
      return Text("\(file)").hasSuffix(Text(end))
    }
    let folder = Text("\(parent.folder)")
    return FilePath(FolderPath.joining(Text(String(written.dropLast())), to: folder)) == file.folder
  }

  private mutating func templates(
    in repository: FilePath,
    besides known: Set<FilePath>,
  ) -> [Parent] {
    if let found = parents[repository] { return found }
    let files = files(in: repository).filter { file in
      RootModules.part(file).map { $0 == .module } ?? true
    }
    let border = Border(repository: repository, open: discovery.open)
    let found = ParallelMap.map(files) { file -> Parent? in
      guard let bytes = try? border.read(entry: file, .settings),
        let text = try? SourceText(contents: bytes.bytes, keptAliveBy: bytes)
      else { return nil }
      let deploys = ["AWS::CloudFormation::Stack", "AWS::Serverless::Application"]
        .contains { text.contains($0) }
      if deploys, !known.contains(file) { return Parent(path: file, text: text, mayUpload: true) }
      // Neither includes nor the stacks of a configuration are judged with what names them.
      if ["AWS::Include", "_cloudformation_stack"].contains(where: { text.contains($0) }) {
        return Parent(path: file, text: text, mayUpload: false)
      }
      return nil
    }
    .compactMap(\.self)
    parents[repository] = found
    return found
  }
}

extension UnsafeRawBufferPointer {
  /// Whether a name is at an offset that meets a condition.
  fileprivate func contains(_ name: [UInt8], where isMeant: (Int) -> Bool) -> Bool {
    guard let first = name.first else { return false }
    return name.withUnsafeBytes { name in
      var start = 0
      while let offset = firstOffset(of: first, from: start) {
        if hasBytes(name, at: offset), isMeant(offset) { return true }
        start = offset + 1
      }
      return false
    }
  }
}
