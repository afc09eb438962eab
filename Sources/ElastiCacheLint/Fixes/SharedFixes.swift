package import LintDiagnostics
internal import LintFixes
internal import LintText

/// Fixes in files that several inputs use, such as a module that several root modules call, or a
/// template that several others deploy.
///
/// Each was tried for its own input only.
package struct SharedFixes {
  private let reports: [FileReport]
  private let files: InputFiles

  /// The indices of the inputs that read a file or folder.
  private var readers: [Text: [Int]] = [:]

  /// The caches of each input by their declarations, with the fixes of their findings.
  private var fixes: [[Declaration: [Edits?]]] = []

  /// The edits of a file, which may have several paths.
  package struct Edits: Hashable {
    private let file: Text
    private let edits: [TextEdit]
    private let digest: Int

    fileprivate init(_ fix: Fix, in file: Text) {
      self.file = file
      edits = fix.edits
      digest = fix.digest
    }
  }

  private struct Declaration: Hashable {
    let file: Text
    let range: SourceRange
  }

  /// A fix of one input to be tried in others.
  package struct Trial {
    package let fix: Fix
    package let edits: Edits

    /// The indices of the other inputs that read the file and don't make the same edits.
    package let readers: Set<Int>
  }

  package init(of reports: [FileReport], in files: InputFiles) {
    self.reports = reports
    self.files = files
    guard reports.count > 1, reports.contains(where: \.hasFixes) else { return }
    for (index, report) in reports.enumerated() {
      for path in files.read(report) { readers[path, default: []].append(index) }
    }
    guard readers.values.contains(where: { $0.count > 1 }) else { return }
    fixes = reports.map { report in
      let fixes = Dictionary(
        report.diagnostics.compactMap { diagnostic in
          diagnostic.resource.flatMap { resource in
            diagnostic.fix.map { (resource, Edits($0, in: files.identity($0.path))) }
          }
        },
        uniquingKeysWith: { first, _ in first },
      )
      return Dictionary(grouping: report.caches) { declaration($0.place) }
        .mapValues { caches in caches.map { fixes[$0.identity] } }
    }
  }

  /// The fixes that might do harm in other inputs.
  package var trials: [Trial] {
    guard !fixes.isEmpty else { return [] }
    var trials: [Edits: Trial] = [:]
    var order: [Edits] = []
    var users: [Edits: Set<Int>] = [:]
    for (index, report) in reports.enumerated() {
      for fix in report.diagnostics.compactMap(\.fix) where !fix.isSuppression {
        let edits = Edits(fix, in: files.identity(fix.path))
        users[edits, default: []].insert(index)
        guard trials[edits] == nil else { continue }
        order.append(edits)
        trials[edits] = Trial(fix: fix, edits: edits, readers: Set(readers(of: fix)))
      }
    }
    return order.compactMap { edits in
      guard let trial = trials[edits] else { return nil }
      let others = trial.readers.subtracting(users[edits] ?? [])
      return others.isEmpty ? nil : Trial(fix: trial.fix, edits: edits, readers: others)
    }
  }

  /// Returns the reports, with a fix as unsafe if it might change the caches of another input in
  /// another way.
  ///
  /// - Parameter harmful: the edits that make another input worse off, which are not offered.
  package func unsafe(without harmful: Set<Edits> = []) -> [FileReport] {
    guard !fixes.isEmpty else { return reports }
    return reports.enumerated().map { index, report in
      let places = report.declarations
      var report = report
      for position in report.diagnostics.indices {
        guard let fix = report.diagnostics[position].fix else { continue }
        if !harmful.isEmpty, harmful.contains(Edits(fix, in: files.identity(fix.path))) {
          report.diagnostics[position].withholdFix()
          continue
        }
        guard let place = report.diagnostics[position].resource.flatMap({ places[$0] }),
          isShared(fix, at: declaration(place), in: index)
        else { continue }
        report.diagnostics[position].restrictFix()
      }
      return report
    }
  }

  private func declaration(_ place: Place) -> Declaration {
    Declaration(file: files.identity(place.path), range: place.range)
  }

  private func readers(of fix: Fix) -> [Int] {
    let path = files.identity(fix.path)
    return [path.folder, path].flatMap { readers[$0] ?? [] }
  }

  private func isShared(_ fix: Fix, at place: Declaration, in report: Int) -> Bool {
    let edits = Edits(fix, in: files.identity(fix.path))
    return readers(of: fix).contains { other in
      other != report && fixes[other][place]?.contains { $0 != edits } ?? false
    }
  }
}

extension Diagnostic {
  /// Offers no edit, since it would do harm in another input.
  fileprivate mutating func withholdFix() {
    guard let fix else { return }
    helpWithoutEdit = FixFinder.help(withholding: fix)
    self.fix = nil
  }

  /// Offers an edit as an unsafe one, and a suppression not at all: others would accept the same
  /// without being asked.
  fileprivate mutating func restrictFix() {
    guard let fix, fix.applicability == .safe else { return }
    self.fix = fix.isSuppression ? nil : fix.unsafe
    if fix.isSuppression {
      helpWithoutEdit =
        "no suppression is written, since '\(fix.path)' may be used by others, which would"
        + " accept this too"
    }
  }
}

extension FileReport {
  fileprivate var hasFixes: Bool { diagnostics.contains { $0.fix != nil } }

  /// Returns the report without edits of the files that programs write.
  ///
  /// - Parameter isGenerated: whether a program writes a file, by the path shown to people.
  package func withoutFixes(in isGenerated: (String) -> Bool) -> FileReport {
    guard diagnostics.contains(where: { $0.resource != nil }) else { return self }
    var report = self
    for index in diagnostics.indices where diagnostics[index].resource != nil {
      if let fix = diagnostics[index].fix, isGenerated(fix.path) {
        report.diagnostics[index].fix = nil
        report.successor = nil
      }
      if isGenerated(diagnostics[index].place.path) { report.diagnostics[index].adviseOnProgram() }
    }
    return report
  }

  /// Returns the report with the fixes in some files as unsafe ones, and without suppressions there.
  ///
  /// - Parameter isMeant: whether a file, by the path shown to people, is one of them.
  package func withUnsafeFixes(in isMeant: (String) -> Bool) -> FileReport {
    var report = self
    for index in diagnostics.indices {
      guard let fix = diagnostics[index].fix, fix.applicability == .safe, isMeant(fix.path) else {
        continue
      }
      report.diagnostics[index].restrictFix()
    }
    return report
  }
}
