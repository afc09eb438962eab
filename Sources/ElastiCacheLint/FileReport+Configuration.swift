internal import LintDiagnostics
package import LintModel
package import LintText

extension FileReport {
  /// The part of a report about the Terraform configuration of a root module, or of a plan.
  package struct Configuration: Sendable {
    /// The folders of the configuration that a plan was made from, as far as local paths lead to
    /// them.
    package internal(set) var sourceFolders: Set<Text> = []

    /// The folders of the modules that each cache of a root module was computed from.
    var cacheFolders: [ResourceIdentity: Set<Text>] = [:]

    /// The outermost call that leads to each cache of a configuration.
    var calls: [ResourceIdentity: LineRange] = [:]

    /// The files that Terragrunt reads for a root module.
    package internal(set) var sourceFiles: Set<Text> = []

    /// The files that expressions of a root module read, and those that they looked for.
    package internal(set) var readFiles: Set<Text> = []

    /// Those of which expressions filled the marks of a template.
    package internal(set) var filledFiles: Set<Text> = []

    /// The locations of modules that were not examined and that probably hold no cache, each with a
    /// message.
    package internal(set) var minorNotes: [(place: Place, message: String)] = []

    /// Whether there is a plan in it whose configuration was not found.
    package internal(set) var hasUnknownSources = false

    /// The paths of the plans with caches in it whose configuration was not found.
    var unmatchedPlans: Set<Text> = []

    /// The variables that a root module declares, compared with the given values.
    package internal(set) var variables = VariableReview()

    /// The source folders that certainly belong to the plan's configuration.
    var matchedFolders: Set<Text> = []

    /// The source folders of partial plans, which are judged besides.
    var partialFolders: Set<Text> = []

    /// The blocks of caches that a plan in it does not have, with the folders of their modules.
    var addedBlocks: [Place: Text] = [:]

    /// The notes that a plan lacks what its configuration has, with the folders of their modules.
    var changeNotes: [Place: Text] = [:]

    /// Whether it is that of a root module that was judged without a plan.
    package internal(set) var isRootModule = false

    /// The blocks of caches that the plans in it have.
    var configuredBlocks: Set<Place> = []

    /// The folder of a configuration that was noted.
    var folder: Text?

    static let none = Configuration()
  }

  /// Most reports have none, and all are copied often, so it is behind a reference.
  indirect enum StoredConfiguration: Sendable {
    case none
    case some(Configuration)
  }

  /// The part about a Terraform configuration; empty for an input without one.
  package internal(set) var configuration: Configuration {
    get { if case .some(let known) = storedConfiguration { known } else { .none } }
    set { storedConfiguration = .some(newValue) }
  }

  /// Whether it has a part about a Terraform configuration.
  var hasConfiguration: Bool { if case .some = storedConfiguration { true } else { false } }
}

extension FileReport {
  /// Adds the part of an extraction about the configuration of its caches.
  ///
  /// - Parameters:
  ///   - calls: the outermost call that leads to each cache.
  ///   - cacheFolders: the folders of the modules that each cache was computed from.
  ///   - reported: the declarations of caches whose findings report that their configuration has
  ///     changed.
  mutating func addConfiguration(
    of extraction: Extraction,
    _ file: SourceFile,
    _ calls: [ResourceIdentity: LineRange],
    _ cacheFolders: [ResourceIdentity: Set<Text>],
    reported: Set<Text>,
    _ suppressions: inout Suppressions,
  ) {
    guard !calls.isEmpty || !cacheFolders.isEmpty || extraction.concernsConfiguration else {
      return
    }
    var configuration = configuration
    // So that no collection is copied when it grows.
    storedConfiguration = .none
    configuration.calls.merge(calls) { $1 }
    configuration.cacheFolders.merge(cacheFolders) { $1 }
    if extraction.hasUnknownSources {
      configuration.hasUnknownSources = true
      if !extraction.caches.isEmpty { configuration.unmatchedPlans.insert(Text(file.path)) }
    }
    var folders = extraction.matchedFolders
    var places: Set<Place> = []
    for change in extraction.configurationChanges {
      // The finding of the cache reports the change of its configuration.
      if change.kind == .limit, reported.contains(change.declaration) { continue }
      configuration.changeNotes[change.place] = change.folder
      switch change.kind {
      case .cache: configuration.addedBlocks[change.place] = change.folder
      case .limit: folders.remove(change.folder)
      }
      guard places.insert(change.place).inserted else { continue }
      let diagnostic = Diagnostic(change, sincePlan: file.path)
      add(diagnostic, at: SuppressionSite(diagnostic), &suppressions)
    }
    configuration.configuredBlocks.formUnion(extraction.configuredBlocks)
    if extraction.isPartial {
      configuration.partialFolders.formUnion(folders)
    } else {
      configuration.matchedFolders.formUnion(folders)
    }
    configuration.sourceFolders.formUnion(extraction.sourceFolders)
    configuration.sourceFiles.formUnion(extraction.sourceFiles)
    if extraction.isConfiguration {
      configuration.folder = ConfigurationNotes.folder(ofFile: file.path)
    }
    self.configuration = configuration
  }
}

extension Extraction {
  /// Whether it has a part about a Terraform configuration.
  fileprivate var concernsConfiguration: Bool {
    isConfiguration || hasUnknownSources || !sourceFolders.isEmpty || !matchedFolders.isEmpty
      || !configurationChanges.isEmpty || !configuredBlocks.isEmpty
  }
}
