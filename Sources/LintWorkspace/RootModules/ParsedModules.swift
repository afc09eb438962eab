internal import ElastiCacheLint
internal import LintDiagnostics
internal import LintText
internal import Terraform

/// The modules that a run has parsed, by the paths of their folders as displayed.
struct ParsedModules: Sendable {
  /// The text of standard input, which replaces the file whose path it has; nil without one.
  let overlay: SourceFile?

  private var modules: [FilePath: (module: ParsedModule, border: Border)] = [:]

  /// The folders of the modules that are called by path, as displayed.
  private var called: [Call: FilePath] = [:]

  /// A call by its source, in a module by its folder.
  private struct Call: Hashable {
    let source: Text
    let caller: FilePath
  }

  init(overlay: SourceFile? = nil) {
    self.overlay = overlay
  }

  mutating func add(_ module: ParsedModule, at folder: FilePath, within border: Border) {
    modules[folder] = (module, border)
  }

  mutating func add(_ source: Text, from caller: FilePath, to folder: FilePath) {
    called[Call(source: source, caller: caller)] = folder
  }

  /// Returns the folder of a module that another one calls, as displayed; nil for a path without
  /// links.
  ///
  /// Terraform joins the path to the folder of the caller by names, and resolves links afterwards.
  func folder(at source: Text, from caller: Text) -> Text? {
    if let known = called[Call(source: source, caller: FilePath(caller))] {
      return Text(known.description)
    }
    guard let real = POSIX.realPath(of: FilePath(caller)) else { return nil }
    let folder = POSIX.resolvedPath(
      of: FilePath(FolderPath.joining(source, to: Text(real.description)))
    )
    let shown = FilePath(FolderPath.joining(source, to: caller))
    return POSIX.realPath(of: shown) == folder ? nil : Text(folder.relativeToWorking.description)
  }

  /// Returns the module in a folder; nil if it has not been parsed, or only where more may be read.
  func module(in folder: FilePath, within border: Border) -> ParsedModule? {
    modules[folder].flatMap { $0.border == border ? $0.module : nil }
  }
}
