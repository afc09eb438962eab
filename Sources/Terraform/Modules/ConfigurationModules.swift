internal import LintDiagnostics
internal import LintModel
internal import LintText

/// The modules of a configuration, by the calls that lead to them.
protocol ConfigurationModules {
  /// The modules that were found.
  var modules: [ModulePath: ConfigurationModule] { get }

  /// Returns the block of the innermost call on a path; nil if its caller is unknown.
  func call(to path: ModulePath) -> ConfigurationBlock?
}

extension ConfigurationModules {
  /// Returns the module at the end of a path of calls; nil if its folder is missing or unreadable.
  func module(at path: ModulePath) -> ConfigurationModule? { modules[path] }

  /// Whether a module is editable, not fetched.
  func isOurs(_ path: ModulePath) -> Bool { modules[path]?.isFetched == false }

  /// Whether the calling module is editable, not fetched.
  func isCallerOurs(of path: ModulePath) -> Bool { path.caller.map(isOurs) ?? false }

  /// Returns the header of the innermost editable call on the path to a module; nil if none can be
  /// edited.
  func callHeader(to path: ModulePath) -> Place? {
    path.withCallers.reversed().first(where: isCallerOurs).flatMap { call(to: $0)?.header }
  }

  /// Returns all lines of the editable calls on the path to a module, the innermost first.
  func callLines(to path: ModulePath) -> [LineRange] {
    path.withCallers.reversed().filter(isCallerOurs).flatMap { call(to: $0)?.lines ?? [] }
  }

  /// The suppressions in the comments of all modules.
  ///
  /// Excludes fetched modules: their authors cannot suppress findings for their callers.
  var moduleSuppressions: [WrittenSuppression] {
    // Several calls may reach one module.
    var folders: Set<Text> = []
    return modules.values.filter { !$0.isFetched && folders.insert($0.folder).inserted }
      .flatMap(\.suppressions)
  }
}
