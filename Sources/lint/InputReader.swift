internal import ElastiCacheLint

/// Reads and lints the files of a run on all processors.
struct InputReader {
  let linters: FileLinters

  /// Whether there is one input, which somebody named.
  private let isOnlyInput: Bool

  /// How far the text of a file may lead, by its folder.
  private let borders: [FilePath: Border]

  typealias Reading = Result<FileReport, DiscoveryProblem>

  /// How many files may look into nested stacks at a time.
  ///
  /// What they find there counts for those that follow, and that must not depend on how many
  /// processors there are.
  private static let stackBatch = 16

  /// Prepares to read some files.
  ///
  /// - Parameters:
  ///   - borders: finds the border of each of their folders.
  ///   - isOnlyInput: whether there is one input, which somebody named.
  init(of files: [DiscoveredFile], linters: FileLinters, borders: Borders, isOnlyInput: Bool) {
    self.linters = linters
    self.isOnlyInput = isOnlyInput
    var found: [FilePath: Border] = [:]
    for folder in Set(files.map(\.path.folder)) { found[folder] = borders.border(around: folder) }
    self.borders = found
  }

  /// What is to be said of some files, in their order.
  ///
  /// Those that deploy nested stacks come last, so that what these are bounded by is known: see
  /// ``NestedStackUse``.
  func readings(of files: [DiscoveredFile]) -> [Reading] {
    guard files.count > Self.stackBatch else { return files.map { read($0, NestedStackUse()) } }
    var readings = ParallelMap.map(files) { file in
      // What can be read but once is not left for later.
      read(file, isRegular(file) ? nil : NestedStackUse())
    }
    var parents = readings.indices.filter { Self.hasPostponedStacks(readings[$0]) }[...]
    var before = NestedStackUse()
    while !parents.isEmpty {
      let batch = parents.prefix(Self.stackBatch)
      let known = before
      let found = ParallelMap.map(Array(batch), batch: 1) { read(files[$0], known) }
      for (index, reading) in zip(batch, found) {
        readings[index] = reading
        if case .success(let report) = reading { before += report.nestedStackUse }
      }
      parents = parents.dropFirst(batch.count)
    }
    return readings
  }

  private func read(_ file: DiscoveredFile, _ before: NestedStackUse?) -> Reading {
    let border = borders[file.path.folder] ?? Border(folder: file.path.folder)
    let contents: FileBytes
    do throws(FileProblem) {
      contents =
        file.isNamed
        ? try Border.unbounded.read(file.path, .input)
        : try border.read(entry: file.path, .input)
    } catch {
      return error.isBorder
        ? .success(FileReport(skipped: "it \(error.message)", .outside))
        : .failure(DiscoveryProblem(path: file.path, error))
    }
    return linters[file.path].read(
      contents,
      within: border,
      shownAs: file.path.description,
      origin: file.origin,
      isRequired: file.isNamed
        && (isOnlyInput || file.path.description.lowercased().hasSuffix(".json")),
      stacksAfter: before,
    )
  }

  private func isRegular(_ file: DiscoveredFile) -> Bool {
    !file.isNamed || (try? POSIX.status(of: file.path))?.kind == .regular
  }

  private static func hasPostponedStacks(_ reading: Reading) -> Bool {
    if case .success(let report) = reading { report.hasPostponedStacks } else { false }
  }
}
