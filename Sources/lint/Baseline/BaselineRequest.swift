internal import ArgumentParser
internal import ElastiCacheLint
internal import LintWorkspace

/// The requested baseline operation; the settings name the baseline to compare with.
enum BaselineRequest: Equatable {
  /// Report which findings are new.
  case compare
  /// Report which findings are new, and remove stale entries.
  case prune
  /// Record all findings in a file.
  case write(String)
}

extension BaselineRequest {
  /// Returns the task to run after linting; reads the baseline before anything is linted.
  ///
  /// - Parameter known: the effective `baseline` setting.
  func task(known: SettingLayer.Entry?) throws -> BaselineTask {
    if case .write(let path) = self {
      guard !path.hasSuffix("/") else {
        throw ValidationError("--write-baseline names a folder; name a file in it.")
      }
      return .write(BaselineStore(FilePath(path), within: .unbounded))
    }
    guard let known, case .text(let path) = known.value else {
      if self == .prune { throw Self.nothingToPrune }
      return .none
    }
    let store = BaselineStore(FilePath(path), within: known.border)
    guard let baseline = try store.read() else {
      throw UsageError(
        "there is no baseline '\(path)': write one with '\(CommandName.current) --write-baseline \(path)'"
      )
    }
    return .compare(baseline, store, prunes: self == .prune)
  }

  static var nothingToPrune: ValidationError {
    ValidationError("--prune-baseline needs the file to prune: --baseline FILE.")
  }
}
