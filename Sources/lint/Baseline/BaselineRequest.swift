internal import ArgumentParser
internal import ElastiCacheLint

/// What is asked for about baselines, besides the one that the settings name.
enum BaselineRequest: Equatable {
  /// Tell which findings are new.
  case compare
  /// Tell which are new, and drop what is not found any more.
  case prune
  /// Keep all of them in a file.
  case write(String)
}

extension BaselineRequest {
  /// What to do about baselines; reads the file before anything is linted.
  ///
  /// - Parameter known: the setting for the baseline that is in force.
  func task(known: SettingLayer.Entry?) throws -> BaselineTask {
    if case .write(let path) = self {
      return .write(BaselineStore(FilePath(path), within: .unbounded))
    }
    guard let known, case .text(let path) = known.value else {
      if self == .prune { throw Self.nothingToPrune }
      return .none
    }
    let store = BaselineStore(FilePath(path), within: known.border)
    return .compare(try store.read(), store, prunes: self == .prune)
  }

  static var nothingToPrune: ValidationError {
    ValidationError("--prune-baseline needs the file to prune: --baseline FILE.")
  }
}
