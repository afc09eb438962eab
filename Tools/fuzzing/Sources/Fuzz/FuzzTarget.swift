// Settings are none of the library's public symbols, so `run` builds with `-enable-testing`.
@testable import ElastiCacheLint
@testable import LintDiagnostics
@testable import LintText
@testable import LintWorkspace

/// What is given inputs, and what must hold of it whatever they are.
enum FuzzTarget: String, CaseIterable {
  case templates
  case plans
  /// Configuration in HCL beside a plan.
  case configuration
  /// A root module, which is evaluated in every scenario and judged.
  case roots
  /// Templates with comments and metadata that accept findings.
  case suppressions
  case parameters
  case baselines
  /// Indexes of Git, and the listings that it prints.
  case git
  /// Our own configuration files, and the patterns in them.
  case settings
  /// Messages of an editor, in frames or one a line.
  case sessions
  /// A template, and edits of it in an editor.
  case edits

  func run(_ bytes: UnsafeRawBufferPointer) {
    switch self {
    case .git: return Self.readGit(bytes)
    case .sessions: return FuzzedSession.serve(bytes)
    case .edits: return FuzzedSession.edit(bytes)
    default: break
    }
    guard let text = try? SourceText(contents: bytes) else {
      return
    }
    switch self {
    case .templates, .suppressions: Self.lint(text, path: "a.yaml")
    case .plans: Self.lint(text, path: "plan.json")
    case .configuration: Self.lintPlan(besides: text)
    case .roots: Self.lintRoot(text)
    case .parameters:
      // Of what can be read, nothing may be too much for a template.
      _ = try? ParameterFile.values(in: text)
    case .baselines:
      guard let baseline = try? BaselineFile.baseline(in: text) else { return }
      let written = BaselineFile.text(of: baseline)
      let again = try? SourceText(contents: written.utf8)
      precondition(again.flatMap { try? BaselineFile.baseline(in: $0) } == baseline)
    case .settings:
      let json = Self.settings(in: text, "json")
      let yaml = Self.settings(in: text, "yml")
      // Whatever is read as JSON means the same as YAML.
      precondition(json == nil || json?.values == yaml?.values)
    case .git, .sessions, .edits: break
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

  /// Reads a configuration and lints a template with what it accepts; nil if it is refused.
  private static func settings(
    in text: SourceText,
    _ ending: String,
  ) -> (values: [Setting: SettingValue], ignores: Int)? {
    let file = SourceFile(path: "t/.elasticache-lint.\(ending)", text: text, isNamed: false)
    let settings: Settings
    do {
      settings = try SettingsFile.settings(in: file) { GlobPattern($0) != nil }
    } catch {
      precondition(!error.problems.isEmpty)
      for problem in error.problems {
        precondition(problem.range.upperBound.offset <= text.bytes.count)
      }
      return nil
    }
    func covers(_ patterns: [String]) -> Bool {
      let patterns = patterns.map { GlobPattern($0)! }
      let path = ["t", "a.yaml"].map { GlobCharacter.characters(of: $0.utf8) }
      return GlobPattern.verdict(of: patterns, on: path[...], isFolder: false) ?? false
    }
    for override in settings.overrides { _ = covers(override.paths) }
    let ignores = settings.ignores.map { $0.paths.isEmpty || covers($0.paths) }
    var options = Linter.Options()
    options.today = CalendarDate(year: 2026, month: 6, day: 1)
    options.ignores = ConfiguredSuppressions(settings.ignores) { _ in
      ignores.indices.filter { ignores[$0] }
    }
    let linter = Linter(options)
    let template = try? SourceText(contents: Self.template.utf8)
    let report = template.map { linter.lint(SourceFile(path: "t/a.yaml", text: $0, isNamed: true)) }
    precondition(report.map { $0.diagnostics.count + $0.suppressed.count } ?? 0 > 0)
    _ = linter.reportOnConfiguration(isComplete: true)
    return (settings.values.mapValues(\.value), ignores.count)
  }

  private static let template =
    "Resources: {Cache: {Type: AWS::ElastiCache::ServerlessCache, Properties: {}}}\n"

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
    let rootModule = RootModule(".", in: OneText(text: configuration))
    let report = Linter().lint(
      SourceFile(path: "plan.json", text: plan, isNamed: true),
      rootModules: { _ in [rootModule] },
    )
    precondition(report.caches.count == 1)
  }

  /// Judges a root module whose called modules and variable files are all the same text.
  private static func lintRoot(_ configuration: SourceText) {
    let text = configuration.bytes
    let cache = "resource \"\(type)\" \"fuzz\" {\n  snapshot_retention_limit = local.fuzz\n}\n"
    guard let whole = try? SourceText(contents: Array(text) + Array("\n\(cache)".utf8)) else { return }
    for source in [configuration, whole] {
      let report = Linter().lint(rootModule: RootModule(".", in: OneText(text: source)))
      for diagnostic in report.diagnostics {
        precondition(diagnostic.place.range.upperBound.offset <= source.bytes.count)
      }
      _ = Report(fileCount: 1, files: [report], listsSuppressed: true)
    }
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

/// Folders with one file of configuration each, which is also what every other path leads to.
private struct OneText: SourceProvider {
  let text: SourceText

  func file(at path: String, from referrer: String) throws(UnreadSource) -> SourceFile? {
    SourceFile(path: path, text: text, isNamed: false)
  }

  func entries(of folder: String) throws(UnreadSource) -> [SourceEntry] {
    [SourceEntry(name: "main.tf", kind: .file)]
  }
}
