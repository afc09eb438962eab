internal import ElastiCacheLint

/// Reads and lints the files of a run on all processors.
struct InputReader {
  let linters: FileLinters

  /// Whether there is one input, which somebody named.
  let isOnlyInput: Bool

  typealias Reading = Result<FileReport, DiscoveryProblem>

  /// How many files may look into nested stacks at a time.
  ///
  /// What they find there counts for those that follow, and that must not depend on how many
  /// processors there are.
  private static let stackBatch = 16

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
    let contents = { () throws(DiscoveryProblem) in
      try FileContents.read(file.path, isFound: !file.isNamed)
    }
    return linters[file.path].read(
      contents,
      shownAs: file.path.description,
      isNamed: file.isNamed,
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
