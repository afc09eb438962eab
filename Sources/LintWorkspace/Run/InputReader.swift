internal import ElastiCacheLint

/// Reads and lints the files of a run on all processors.
struct InputReader {
  let linters: FileLinters

  /// The root modules of the run.
  private let modules: RootModules

  /// Whether the user named exactly one input.
  private let isOnlyInput: Bool

  /// The border of each file, by its folder.
  private let borders: [FilePath: Border]

  /// The border of files that the user named.
  private let unbounded: Border

  /// An input that was judged, or the problem that prevented it.
  enum Reading: Sendable {
    case judged(JudgedInput)
    case failed(DiscoveryProblem)

    init(_ path: String, _ report: () throws(DiscoveryProblem) -> FileReport) {
      do throws(DiscoveryProblem) {
        self = .judged(JudgedInput(path: path, report: try report()))
      } catch {
        self = .failed(error)
      }
    }
  }

  /// Prepares to read some files.
  ///
  /// - Parameters:
  ///   - modules: the root modules of the run.
  ///   - borders: finds the borders of their folders.
  ///   - isOnlyInput: whether the user named exactly one input.
  init(
    of files: [DiscoveredFile],
    linters: FileLinters,
    _ modules: RootModules,
    borders: Borders,
    isOnlyInput: Bool,
  ) {
    self.linters = linters
    self.modules = modules
    self.isOnlyInput = isOnlyInput
    unbounded = .unbounded(open: borders.open)
    var found: [FilePath: Border] = [:]
    for folder in Set(files.map(\.path.folder)) { found[folder] = borders.border(around: folder) }
    self.borders = found
  }

  /// Reads and lints files; returns the results in the same order.
  ///
  /// - Parameters:
  ///   - known: the reports of files that need not be read.
  ///   - host: shows the progress, and may interrupt the run.
  func readings(
    of files: [DiscoveredFile],
    known: [FilePath: FileReport],
    _ host: Host,
  ) -> [Reading] {
    ParallelMap.map(files) { file in
      let path = file.path.description
      guard !host.isInterrupted() else {
        return Reading(path) { FileReport(skipped: "the run was interrupted") }
      }
      defer { host.progress?(files.count) }
      return Reading(path) { () throws(DiscoveryProblem) in
        if let known = known[file.path] { known } else { try read(file, path) }
      }
    }
  }

  private func read(
    _ file: DiscoveredFile,
    _ path: String,
  ) throws(DiscoveryProblem) -> FileReport {
    let border = borders[file.path.folder] ?? Border(folder: file.path.folder)
    let contents: FileBytes
    do throws(FileProblem) {
      contents =
        file.isNamed
        ? try unbounded.read(file.path, .input)
        : try border.read(entry: file.path, .input)
    } catch {
      guard error.isBorder else { throw DiscoveryProblem(path: file.path, error) }
      return FileReport(skipped: "it \(error.message)", .outside)
    }
    return linters[file.path].read(
      contents,
      within: border,
      shownAs: path,
      origin: file.origin,
      isRequired: file.isNamed
        && (isOnlyInput || linters.first.judgesRunning
          || path.lowercased().hasSuffix(".json")),
      modules,
    )
  }
}
