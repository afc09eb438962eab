internal import ArgumentParser
internal import ElastiCacheLint
internal import LintWorkspace

/// The options for excluding files and for the source of plans.
struct SelectionOptions: SettingOptions {
  @Option(
    name: .customLong("source-root"),
    help: Setting.sourceRoot.help("DIR"),
    completion: .directory,
  )
  var sourceRoots: [String] = []

  @Flag(
    name: .customLong("changes-only"),
    inversion: .prefixedNo,
    help: Setting.changesOnly.help(),
  )
  var changesOnly: Bool?

  @Option(name: .long, help: Setting.exclude.help("GLOB"))
  var exclude: [GlobArgument] = []

  @Flag(
    name: .customLong("force-exclude"),
    inversion: .prefixedNo,
    help: Setting.forceExclude.help(),
  )
  var forcesExcludes: Bool?

  @Flag(
    name: .customLong("ignore"),
    inversion: .prefixedNo,
    help: ArgumentHelp(
      "Skip hidden and vendored folders, and files that .gitignore excludes. "
        + "(default: --ignore)"
    ),
  )
  var heedsIgnoreFiles: Bool?

  @Flag(
    name: .customLong("require-input"),
    inversion: .prefixedNo,
    help: Setting.requireInput.help(),
  )
  var requiresInput: Bool?

  func validate() throws {
    for root in sourceRoots {
      guard let status = try? POSIX.status(of: FilePath(root)), status.kind == .folder else {
        throw ValidationError("--source-root takes a folder, which '\(root)' is not.")
      }
    }
  }

  func add(to layer: inout SettingLayer) {
    layer.set(.sourceRoot, option: sourceRoots)
    layer.set(.changesOnly, option: changesOnly)
    layer.set(.exclude, option: exclude.map(\.text))
    layer.set(.forceExclude, option: forcesExcludes)
    layer.set(.requireInput, option: requiresInput)
    if let heedsIgnoreFiles {
      let name = heedsIgnoreFiles ? "--ignore" : "--no-ignore"
      layer.set(.noIgnore, .toggle(!heedsIgnoreFiles), from: .option(name))
    }
  }
}
