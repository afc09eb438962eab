internal import LintModel
internal import LintSyntax
internal import LintText

/// Finds differences between a configuration and the one that a plan was made from.
///
/// Each block is read once, however many calls reach it, and each call is compared once, however
/// many caches it reaches.
struct ChangeFinder {
  private let modules: [ModulePath: ConfigurationModule]
  private let configuration: PlanConfiguration
  private var changedCalls: [ModulePath: Text?] = [:]
  private var comparisons: [Block: WrittenComparison] = [:]

  /// A block, identified by its module's folder, its type and its labels.
  private struct Block: Hashable {
    let folder: Text
    let labels: [Text]
  }

  init(_ modules: [ModulePath: ConfigurationModule], _ configuration: PlanConfiguration) {
    self.modules = modules
    self.configuration = configuration
  }

  /// Returns the folder of the outermost module in which a call on the path to a cache, or the
  /// cache itself, differs from the plan; nil if all of them match, as far as the modules are
  /// known.
  mutating func changedFolder(of cache: PlanConfiguration.Resource) -> Text? {
    for path in cache.modulePath.withCallers {
      if let folder = changedFolder(ofCallTo: path) { return folder }
    }
    guard let module = modules[cache.modulePath] else { return nil }
    let labels = ["resource", Text(cache.type.rawValue), cache.name]
    return isSame(labels, in: module, as: cache.node) ? nil : module.folder
  }

  private mutating func changedFolder(ofCallTo path: ModulePath) -> Text? {
    if let known = changedCalls[path] { return known }
    var folder: Text?
    if let caller = path.caller.flatMap({ modules[$0] }), let name = path.names.last,
      let planned = configuration.call(to: path)
    {
      folder = isSame(["module", name], in: caller, as: planned) ? nil : caller.folder
    }
    changedCalls[path] = .some(folder)
    return folder
  }

  private mutating func isSame(
    _ labels: [Text],
    in module: ConfigurationModule,
    as planned: Node,
  ) -> Bool {
    let block = Block(folder: module.folder, labels: labels)
    if let known = comparisons[block] { return known.agrees(with: planned) }
    guard let written = module.block(labels[0], Array(labels.dropFirst())) else { return false }
    let comparison =
      labels[0] == "module"
      ? WrittenComparison(call: written) : WrittenComparison(resource: written)
    comparisons[block] = comparison
    return comparison.agrees(with: planned)
  }
}
