internal import ElastiCacheLint
internal import LintDiagnostics
internal import LintText
internal import LintWorkspace

/// The findings and caches of a run, by the documents that they are in.
struct Findings {
  private var writer: DiagnosticWriter

  /// The absolute paths of the files that were linted.
  private let paths: Set<FilePath>

  /// By absolute path, as the run displays it.
  private var located = Group()

  /// By the entry of a folder without links, for files that the run was not asked for, so a nested
  /// template has one result however it was reached.
  private var reached = Group()

  private struct Group {
    var findings: [FilePath: [(finding: Diagnostic, place: Place)]] = [:]
    var caches: [FilePath: [JudgedCache]] = [:]
  }

  /// - Parameters:
  ///   - paths: the absolute paths of the files that were linted.
  init(of report: Report, for paths: Set<FilePath>, _ writer: DiagnosticWriter) {
    self.paths = paths
    self.writer = writer
    // Resolving the links of all other paths would take long.
    let fileNames = Set(paths.map(\.lastComponent))
    func mayBeHere(_ path: String) -> Bool { fileNames.contains(FilePath(path).lastComponent) }
    for finding in report.diagnostics {
      for place in [finding.place, finding.inputPlace].compactMap(\.self)
      where mayBeHere(place.path) {
        let name = self.writer.name(of: place.path)
        located.findings[name.location, default: []].append((finding, place))
        if !paths.contains(name.location) {
          reached.findings[name.entry, default: []].append((finding, place))
        }
      }
    }
    for cache in report.caches {
      let names = cache.paths.map(\.string).filter(mayBeHere).map { self.writer.name(of: $0) }
      for location in Set(names.map(\.location)) {
        located.caches[location, default: []].append(cache)
      }
      for entry in Set(names.filter { !paths.contains($0.location) }.map(\.entry)) {
        reached.caches[entry, default: []].append(cache)
      }
    }
  }

  /// Returns the result of a document that was linted.
  mutating func result(for location: FilePath) -> DocumentResult {
    let entry = location.entry
    let findings = (located.findings[location] ?? []) + (reached.findings[entry] ?? [])
    var seen: Set<JudgedCache> = []
    let caches = ((located.caches[location] ?? []) + (reached.caches[entry] ?? []))
      .filter { seen.insert($0).inserted }
    let shown = writer.groups(of: findings).flatMap { json, indices in
      indices.map { index in
        let finding = ShownFinding(
          finding: findings[index].finding,
          range: findings[index].place.range,
          json: json,
          isFirst: index == indices.first,
        )
        return (index, finding)
      }
    }
    return DocumentResult(
      findings: shown.sorted { $0.0 < $1.0 }.map(\.1),
      caches: caches.map { self.shown($0, in: location, entry) },
    )
  }

  private mutating func shown(
    _ cache: JudgedCache,
    in location: FilePath,
    _ entry: FilePath,
  ) -> ShownCache {
    var known: [Text: Bool] = [:]
    func isHere(_ path: String, _ writer: inout DiagnosticWriter) -> Bool {
      if let isHere = known[Text(path)] { return isHere }
      var isHere = false
      if FilePath(path).lastComponent == location.lastComponent {
        let name = writer.name(of: path)
        isHere =
          name.location == location || !paths.contains(name.location) && name.entry == entry
      }
      known[Text(path)] = isHere
      return isHere
    }
    let declarations = [cache.place, cache.sources?.declaration].compactMap(\.self)
    return ShownCache(
      cache: cache,
      declaration: declarations.first { isHere($0.path, &writer) }?.range,
      limit: (cache.sources?.limit ?? []).filter { isHere($0.path, &writer) }.map(\.range),
      lines: (cache.sources?.lines ?? []).filter { lines in
        lines.path.map { isHere($0, &writer) } ?? false
      }.map(\.lines),
    )
  }
}

extension Diagnostic {
  /// The place in the judged input of a finding that is located in the source of the input.
  fileprivate var inputPlace: Place? {
    guard Text(inputPath) != Text(place.path) else { return nil }
    return related.first { Text($0.place.path) == Text(inputPath) }?.place
  }
}

extension JudgedCache {
  /// The paths of the files that declare it or decide on its limit.
  fileprivate var paths: Set<Text> {
    var paths: Set<Text> = [Text(place.path)]
    guard let sources else { return paths }
    paths.insert(Text(sources.declaration.path))
    paths.formUnion(sources.limit.map { Text($0.path) })
    paths.formUnion(sources.lines.compactMap { $0.path.map { Text($0) } })
    return paths
  }
}
