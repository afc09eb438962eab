internal import LintText

/// One instance of a module, as its callers create it.
final class ModuleInstance: Sendable {
  let path: ModulePath

  /// The instance that calls it; nil for the root module.
  let caller: ModuleInstance?

  /// Which of the instances of its call it is.
  let repetition: Repetition

  init(_ path: ModulePath, calledBy caller: ModuleInstance?, _ repetition: Repetition) {
    self.path = path
    self.caller = caller
    self.repetition = repetition
  }

  /// The root module.
  static var root: ModuleInstance {
    ModuleInstance(ModulePath(), calledBy: nil, .single)
  }

  /// The address as a prefix: `module.a["x"].module.b.`; empty for the root module.
  var prefix: Text {
    guard let name = path.names.last, let caller else { return "" }
    return "\(caller.prefix)module.\(name)\(repetition.key)."
  }
}
