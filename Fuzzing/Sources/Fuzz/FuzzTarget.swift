import ElastiCacheLint

/// What is given inputs, and what must hold of it whatever they are.
enum FuzzTarget: String, CaseIterable {
  case templates
  case plans
  /// Configuration in HCL beside a plan.
  case configuration
  /// Templates with comments and metadata that accept findings.
  case suppressions
  case parameters
  case baselines
  /// Indexes of Git, and the listings that it prints.
  case git

  func run(_ bytes: UnsafeRawBufferPointer) {
    if case .git = self { return Self.readGit(bytes) }
    guard let text = try? SourceText(contents: bytes) else {
      return
    }
    switch self {
    case .templates, .suppressions: Self.lint(text, path: "a.yaml")
    case .plans: Self.lint(text, path: "plan.json")
    case .configuration: Self.lintPlan(besides: text)
    case .parameters:
      // Of what can be read, nothing may be too much for a template.
      _ = try? ParameterFile.values(in: text)
    case .baselines:
      guard let baseline = try? BaselineFile.baseline(in: text) else { return }
      let written = BaselineFile.text(of: baseline)
      let again = try? SourceText(contents: written.utf8)
      precondition(again.flatMap { try? BaselineFile.baseline(in: $0) } == baseline)
    case .git: break
    }
  }

  private static func readGit(_ bytes: UnsafeRawBufferPointer) {
    for hashSize in [20, 32] {
      guard let index = GitIndex(bytes, hashSize: hashSize),
        let end = index.forEachPath({ precondition($0.count <= GitIndex.pathLimit) })
      else { continue }
      _ = index.extensions(from: end)?["link"].map(index.hash)
    }
    precondition(GitTree(listing: Array(bytes)).entries.keys.allSatisfy { !$0.contains(0) })
    let listing = GitListing(listing: Array(bytes))
    precondition(listing.files.union(listing.leftOut).allSatisfy { !$0.contains(0) })
  }

  private static func lint(_ text: SourceText, path: String) {
    var options = Linter.Options()
    options.today = CalendarDate(year: 2026, month: 6, day: 1)
    options.parameters["Stage"] = "dev"
    let file = SourceFile(path: path, text: text, isNamed: true)
    let report = Linter(options).lint(file)
    for diagnostic in report.diagnostics {
      precondition(diagnostic.place.range.upperBound.offset <= text.bytes.count)
    }
    let whole = Report(fileCount: 1, files: [report], listsSuppressed: true)
    // One format each time: all of them take longer than the rest.
    let formats = ReportFormat.allCases
    let format = formats[text.bytes.count % formats.count]
    _ = format.reporter(isColored: true, hasSummary: true).render(whole)
  }

  private static func lintPlan(besides configuration: SourceText) {
    guard let plan = try? SourceText(contents: Self.plan.utf8) else { return }
    let folder = OneFile(
      file: SourceFile(path: "main.tf", text: configuration, isNamed: false)
    )
    let report = Linter().lint(SourceFile(path: "plan.json", text: plan, isNamed: true)) { _, _ in
      nil
    } rootModules: { _ in
      [folder]
    }
    precondition(report.caches.count == 1)
  }

  private static let type = "aws_elasticache_serverless_cache"

  private static let plan = """
    {"format_version":"1.2","resource_changes":[{"address":"\(type).a","mode":"managed",\
    "type":"\(type)","name":"a","change":{"actions":["create"],"after":\
    {"snapshot_retention_limit":0}}}],"configuration":{"root_module":{"resources":[\
    {"address":"\(type).a","mode":"managed","type":"\(type)","name":"a","expressions":\
    {"snapshot_retention_limit":{"references":["var.days","local.days","each.value"]}}}]}}}
    """
}

/// A folder with one file of configuration.
private struct OneFile: ModuleFolders {
  let file: SourceFile
  let root = "."
  let isNamed = false

  func configurationFiles(in folder: String, isFetched: Bool) -> [SourceFile] { [file] }

  func moduleManifest() -> SourceFile? { nil }
}
