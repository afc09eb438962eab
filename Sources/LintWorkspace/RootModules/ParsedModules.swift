internal import ElastiCacheLint
internal import LintDiagnostics
internal import Terraform

/// The modules that a run has parsed, by the paths of their folders as displayed.
struct ParsedModules: Sendable {
  /// The text of standard input, which replaces the file whose path it has; nil without one.
  let overlay: SourceFile?

  private var modules: [FilePath: (module: ParsedModule, border: Border)] = [:]

  init(overlay: SourceFile? = nil) {
    self.overlay = overlay
  }

  mutating func add(_ module: ParsedModule, at folder: FilePath, within border: Border) {
    modules[folder] = (module, border)
  }

  /// Returns the module in a folder; nil if it has not been parsed, or only where more may be read.
  func module(in folder: FilePath, within border: Border) -> ParsedModule? {
    modules[folder].flatMap { $0.border == border ? $0.module : nil }
  }
}
