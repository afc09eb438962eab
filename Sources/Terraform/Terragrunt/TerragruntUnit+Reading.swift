internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

extension TerragruntUnit {
  /// Reads the unit of a folder; returns nil if the folder has none.
  init?(_ rootModule: RootModule) {
    // Most root modules have no unit.
    guard rootModule.isUnit else { return nil }
    let files = TerragruntFiles(rootModule)
    defer { files.release() }
    let own = ConfigurationPart.unitNames.firstNonNil { name in
      files.configuration(at: FolderPath.joining(Text(name), to: files.home), for: files.home)
    }
    guard let own else { return nil }
    let included = own.includes.filter { $0.strategy != .none }.reversed()
    let parts = [own] + included.compactMap(\.configuration)
    func source(_ part: TerragruntConfiguration) -> WrittenAttribute? {
      part.blocks("terraform").firstNonNil { part.attribute("source", of: $0) }
    }
    let found = parts.firstNonNil { part in source(part).map { (part, $0) } }
    let home = Text(rootModule.folder)
    let path = files.home
    var notes: [ConfigurationNote] = []
    var (foreign, isKnown) = (Text?.none, true)
    switch found.map({ TerragruntSource($1, in: $0) }) {
    case nil: module = home
    case .local(let folder):
      module = files.shown(folder)
      let found = found?.1.place
      let files = module.map { rootModule.configurationFiles(in: $0.string, isFetched: false) }
      if files?.isEmpty != false, let place = found, CacheWords.areFound(in: [folder, path]) {
        notes.append(.unread("its source was not found in this repository", at: place))
      }
    case .other(let source):
      module = nil
      foreign = source
    case .unknown(let source):
      module = nil
      foreign = source
      isKnown = false
    }
    isOwnModule = module == home
    let calls = own.blocks(found?.0 === own ? "terraform" : "include")
    header = isOwnModule ? nil : calls.first.map { own.file.place($0.header) }
    include = own.blocks("include").first.map { own.file.place($0.header) }
    lines = calls.map(own.file.lines)

    var inputs = own.inputs
    var arguments = GivenVariables()
    var generated: [ConfigurationFile] = []
    var (unknown, unknownFile): (Undecided?, Undecided?)
    for part in parts.reversed() {
      unknown = part.addArguments(to: &arguments, &inputs) ?? unknown
    }
    let existing = Set([module, home].compactMap(\.self)).flatMap {
      rootModule.configurationFiles(in: $0.string, isFetched: false)
    }
    let names = Set(existing.compactMap { Text($0.path).split(separator: "/").last })
    var labels: Set<Text> = []
    for part in parts {
      // Terragrunt evaluates all values, also those that nothing uses.
      _ = part.object
      for generator in part.generators where labels.insert(generator.label).inserted {
        switch part.generatedFile(generator, besides: names) {
        case .module(let file): generated.append(file)
        case .variables(let file): arguments.assignments.insert(.file(file), at: 0)
        case .unknown(let reason):
          unknownFile = unknownFile ?? reason
          if files.mentionsCaches || part.file.mentionsCache(in: generator.range) {
            notes.append(.unreadFile(at: part.file.place(generator.header)))
          }
        case .other: break
        }
      }
    }
    if let foreign, let place = found?.1.place {
      let problem = isKnown ? "not in this repository" : "not known"
      unknownFile = unknownFile ?? .malformed("the module of this unit is \(problem)")
      // Only a file that overrides a block of the module names what is in it.
      let overrides = (existing + generated.map(\.source)).filter { $0.path.contains("override.t") }
      let isSuspect = overrides.contains { $0.text.contains(CacheWords.typePart) }
      if isSuspect || CacheWords.areFound(in: [foreign, path]) {
        notes.append(.unread("its source is \(problem)", at: place))
      }
    }
    if let unknown { inputs.override(unknown) }
    hasUnknownArguments = unknown != nil
    self.inputs = inputs
    self.arguments = arguments
    self.generated = generated
    self.unknownFile = unknownFile
    self.notes = notes
    self.files = files.files
    paths = files.paths
    self.included = own.includes.compactMap { include in
      include.configuration.map { Text($0.file.source.path) }
    }
    isExcluded = parts.contains(where: \.isExcluded)
    let texts = files.files.map(\.source.text) + [files.unreadable?.file.text].compactMap(\.self)
    mayDeclareCaches =
      files.mentionsCaches || !notes.isEmpty || texts.contains { $0.contains(CacheWords.typePart) }
    var unreadable = files.unreadable
    unreadable?.leadsToCaches = mayDeclareCaches
    self.unreadable = unreadable
  }
}

extension TerragruntConfiguration {
  /// Whether Terragrunt never applies the unit.
  fileprivate var isExcluded: Bool {
    func value(_ name: Text, of block: HCLBlock) -> TerraformValue? {
      attribute(name, of: block).map(result)
    }
    if !isIncluded, attribute("skip").map(result)?.boolean == true { return true }
    let words: [TerraformValue] = [.string("all"), .string("all_except_output"), .string("apply")]
    return blocks("exclude").contains { block in
      let actions = value("actions", of: block)?.elements ?? []
      return value("if", of: block)?.boolean == true && actions.contains(where: words.contains)
    }
  }
}

extension ConfigurationNote {
  /// Returns a note on a module that a unit deploys and that may declare caches.
  fileprivate static func unread(_ problem: String, at place: Place) -> ConfigurationNote {
    ConfigurationNote(
      "the module of this unit was not examined: \(problem)",
      help: Undecided.terragruntPlans,
      at: place,
    )
  }

  /// Returns a note on a generated file that names a cache.
  fileprivate static func unreadFile(at place: Place) -> ConfigurationNote {
    ConfigurationNote(
      "this generated file was not examined: its contents are not known here",
      help: Undecided.terragruntPlans,
      at: place,
    )
  }
}

extension ConfigurationFile {
  /// Whether a part of the file names the type of a cache.
  fileprivate func mentionsCache(in range: Range<Int>) -> Bool {
    Text(decoding: UnsafeRawBufferPointer(rebasing: source.text.bytes[range]))
      .contains(CacheWords.typePart)
  }
}
