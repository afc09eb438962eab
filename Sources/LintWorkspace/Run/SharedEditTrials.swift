internal import ElastiCacheLint
internal import LintText

/// Trials of edits in the other inputs that read the same files.
///
/// All are made together, since nearly all are harmless.
struct SharedEditTrials {
  /// Judges all inputs again with some texts; returns those that are worse off then.
  private let worse: (OpenFiles, _ edited: Set<FilePath>) -> Set<Int>

  /// The open files without edits.
  private let open: OpenFiles

  /// The maximum number of trials; edits that are not tried count as harmful.
  private static let limit = 32

  init(
    open: OpenFiles?,
    worse: @escaping (OpenFiles, _ edited: Set<FilePath>) -> Set<Int>,
  ) {
    self.open = open ?? OpenFiles([:] as [FilePath: FileBytes])
    self.worse = worse
  }

  /// Returns the edits that make another input worse off.
  func harmful(among trials: [SharedFixes.Trial]) -> Set<SharedFixes.Edits> {
    var harmful: Set<SharedFixes.Edits> = []
    var batches = Self.batches(of: trials)
    var rest = Self.limit
    while let batch = batches.popLast() {
      guard rest > 0 else {
        harmful.formUnion(batch.map(\.edits))
        continue
      }
      rest -= 1
      let texts = texts(with: batch)
      let inputs = worse(open.replacing(texts), Set(texts.keys))
      let suspects = batch.filter { !$0.readers.isDisjoint(with: inputs) }
      if suspects.count > 1 {
        let middle = suspects.count / 2
        batches += [Array(suspects[..<middle]), Array(suspects[middle...])]
      } else {
        harmful.formUnion(suspects.map(\.edits))
      }
    }
    return harmful
  }

  /// Returns groups of trials without overlapping edits.
  private static func batches(of trials: [SharedFixes.Trial]) -> [[SharedFixes.Trial]] {
    var batches: [[SharedFixes.Trial]] = []
    var rest = trials
    while !rest.isEmpty {
      let clear = Set(rest.map(\.fix).withoutOverlaps)
      batches.append(rest.filter { clear.contains($0.fix) })
      rest.removeAll { clear.contains($0.fix) }
    }
    return batches.reversed()
  }

  /// Returns the texts of files with edits, by path without links.
  private func texts(with trials: [SharedFixes.Trial]) -> [FilePath: FileBytes] {
    var texts: [FilePath: FileBytes] = [:]
    for (path, trials) in Dictionary(grouping: trials, by: { Text($0.fix.path) }) {
      let file = POSIX.resolvedPath(of: FilePath(path))
      guard let edits = FileEdits(trials.map(\.fix)),
        let bytes = texts[file] ?? open.text(at: file) ?? (try? Border.readEntry(file, .input))
      else { continue }
      var draft = FixDraft(bytes, shownAs: path.string)
      guard (try? draft.apply(edits)) != nil else { continue }
      texts[file] = draft.edited
    }
    return texts
  }
}
