internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// The files in one folder, which Terraform reads as one module.
struct ConfigurationModule {
  /// The folder as displayed to users.
  let folder: Text

  /// Whether `terraform init` fetched it; modules that it calls by path then count as fetched too.
  let isFetched: Bool

  /// The parts of each block by type and labels, in order of increasing precedence.
  private let blocks: [[Text]: [ConfigurationBlock.Part]]

  /// The labels of the blocks of each type, each once, in the order of their declaration.
  private let labels: [Text: [[Text]]]

  /// The values of its `locals` blocks; each is parsed once, however often it is used.
  private let locals: [Text: Local]

  /// The local values that are written again outside of override files, which Terraform refuses.
  let repeatedLocals: [(name: Text, place: Place)]

  /// The variables that it declares.
  let variables: [Text: VariableDeclaration]

  /// A value of a `locals` block.
  struct Local {
    let attribute: WrittenAttribute
    let operation: HCLOperation

    var place: Place { attribute.place }
  }

  /// The files that Terraform reads, override files last.
  let files: [ConfigurationFile]

  /// The types and names of the caches that it declares, each once.
  let cacheNames: [(type: CacheType, name: Text)]

  /// The types and names of the resources that deploy templates, each once.
  let stackNames: [(type: StackType, name: Text)]

  /// Whether two blocks have the same type and labels; an override file may have one of them.
  let mayRepeatBlocks: Bool

  /// The suppressions in its comments.
  let suppressions: [WrittenSuppression]

  /// Parses the files of a folder.
  ///
  /// - Parameter generated: files that Terragrunt adds, which replace others of the same name.
  /// - Throws: ``UnreadableModule`` where Terraform could not read one of them either.
  init(
    _ folder: Text,
    isFetched: Bool,
    _ sources: [SourceFile],
    generated: [ConfigurationFile] = [],
  ) throws(UnreadableModule) {
    var named: [(source: SourceFile, name: ConfigurationFileName)] = []
    for source in sources {
      let lastComponent = source.path.split(separator: "/").last.map(String.init) ?? ""
      if let name = ConfigurationFileName(lastComponent) { named.append((source, name)) }
    }
    named.sort { Text($0.source.path) < Text($1.source.path) }
    try self.init(folder, isFetched: isFetched, named, generated: generated)
  }

  /// Parses the files of a folder, which are ordered by path.
  init(
    _ folder: Text,
    isFetched: Bool,
    _ named: [(source: SourceFile, name: ConfigurationFileName)],
    generated: [ConfigurationFile] = [],
  ) throws(UnreadableModule) {
    self.folder = folder
    self.isFetched = isFetched
    let read = named.filter { file in
      !named.contains { file.name.isReplaced(by: $0.name) }
        && !generated.contains { file.name == $0.name }
    }
    var files = generated
    for (source, name) in read {
      do throws(SyntaxError) {
        files.append(try ConfigurationFile(source, name))
      } catch {
        throw UnreadableModule(
          file: source,
          error: error,
          leadsToCaches: named.contains { ConfigurationSearch($0.source.text).isSuspect },
        )
      }
    }
    // Override files replace the values of the files before them.
    files = files.filter { !$0.name.isOverride } + files.filter(\.name.isOverride)
    self.files = files
    let parts = files.flatMap { file in
      file.blocks.map { ConfigurationBlock.Part(file: file, block: $0) }
    }
    suppressions = files.flatMap(\.suppressions)
    var blocks: [[Text]: [ConfigurationBlock.Part]] = [:]
    var labels: [Text: [[Text]]] = [:]
    for part in parts
    where blocks[[part.block.type] + part.block.labels, default: []].add(part) {
      labels[part.block.type, default: []].append(part.block.labels)
    }
    self.blocks = blocks
    self.labels = labels
    mayRepeatBlocks = blocks.contains { $0.key.count > 1 && $0.value.count > 1 }
    cacheNames = Self.cacheNames(labels["resource"] ?? [])
    stackNames = Self.stackNames(labels["resource"] ?? [])
    var locals: [Text: Local] = [:]
    var repeated: [(name: Text, place: Place)] = []
    // The last one wins.
    for part in blocks[["locals"]] ?? [] {
      for attribute in part.block.body.attributes {
        let written = WrittenAttribute(attribute, in: part.file)
        if locals[attribute.name] != nil, !part.file.name.isOverride {
          repeated.append((attribute.name, written.place))
        }
        locals[attribute.name] = Local(attribute: written, operation: written.operation)
      }
    }
    self.locals = locals
    repeatedLocals = repeated
    var variables: [Text: VariableDeclaration] = [:]
    for (labels, parts) in blocks where labels.count == 2 && labels[0] == "variable" {
      variables[labels[1]] = ConfigurationBlock(parts).map { VariableDeclaration(labels[1], $0) }
    }
    self.variables = variables
  }

  /// Returns a block merged with its overrides; nil if the block doesn't exist or is declared more
  /// than once outside override files.
  func block(_ type: Text, _ labels: [Text]) -> ConfigurationBlock? {
    guard let parts = blocks[[type] + labels],
      parts.dropFirst().allSatisfy(\.file.name.isOverride)
    else { return nil }
    return ConfigurationBlock(parts)
  }

  private static func cacheNames(_ resources: [[Text]]) -> [(type: CacheType, name: Text)] {
    resources.compactMap { labels in
      // Most resources are no caches, and their types are found to be none faster this way.
      guard labels.count == 2, labels[0].contains(CacheWords.typePart),
        let type = CacheType(labels[0])
      else { return nil }
      return (type, labels[1])
    }
  }

  private static func stackNames(_ resources: [[Text]]) -> [(type: StackType, name: Text)] {
    resources.compactMap { labels in
      guard labels.count == 2, StackType.typeParts.contains(where: labels[0].contains),
        let type = StackType(rawValue: labels[0].string)
      else { return nil }
      return (type, labels[1])
    }
  }

  /// The blocks of the resources that deploy templates.
  var stacks: [ConfigurationBlock] {
    stackNames.compactMap { type, name in
      ConfigurationBlock(blocks[["resource", Text(type.rawValue), name]] ?? [])
    }
  }

  /// The blocks that apply manifests of Kubernetes, or divide texts of them, with their addresses in
  /// the module.
  var manifests: [(address: Text, block: ConfigurationBlock)] {
    carriers(CarrierType.manifests)
      + carriers(CarrierType.manifestTexts, "data").map { ("data.\($0.address)", $0.block) }
  }

  /// The blocks that deploy templates which are stored elsewhere, with their addresses in the module.
  var products: [(address: Text, block: ConfigurationBlock)] { carriers(CarrierType.products) }

  private func carriers(
    _ types: Set<Text>,
    _ blockType: Text = "resource",
  ) -> [(address: Text, block: ConfigurationBlock)] {
    labels(of: blockType).compactMap { labels in
      guard labels.count == 2, types.contains(labels[0]),
        let block = ConfigurationBlock(blocks[[blockType] + labels] ?? [])
      else { return nil }
      return ("\(labels[0]).\(labels[1])", block)
    }
  }

  /// Whether it declares a cache, or a stack that may have one.
  var deploysCaches: Bool { !cacheNames.isEmpty || !stackNames.isEmpty }

  /// The caches that the module declares.
  var caches: [(type: CacheType, name: Text, block: ConfigurationBlock)] {
    cacheNames.compactMap { type, name in
      let parts = blocks[["resource", Text(type.rawValue), name]] ?? []
      return ConfigurationBlock(parts).map { (type, name, $0) }
    }
  }

  /// Returns the labels of the blocks of a type, each once, in the order of their declaration.
  func labels(of type: Text) -> [[Text]] { labels[type] ?? [] }

  /// Returns all blocks with the same type and labels: more than one where Terraform would refuse
  /// the module.
  func declarations(_ type: Text, _ labels: [Text]) -> [ConfigurationBlock] {
    let parts = blocks[[type] + labels] ?? []
    let overrides = parts.filter(\.file.name.isOverride)
    return parts.filter { !$0.file.name.isOverride }
      .compactMap { ConfigurationBlock([$0] + overrides) }
  }

  /// The module calls with a local path as source.
  var localCalls: [(name: Text, source: Text, block: ConfigurationBlock)] {
    blocks.compactMap { labels, parts in
      guard labels.count == 2, labels[0] == "module", let block = ConfigurationBlock(parts),
        let source = source(of: block), source.isLocalSource
      else { return nil }
      return (labels[1], source, block)
    }
  }

  /// A value of a `locals` block.
  func local(_ name: Text) -> Local? { locals[name] }
}

extension [ConfigurationBlock.Part] {
  /// Adds a part, and returns whether it is the first one.
  fileprivate mutating func add(_ part: ConfigurationBlock.Part) -> Bool {
    append(part)
    return count == 1
  }
}
