import Foundation
import LintTestSupport
import Testing

/// Templates that a CDK program generated, with the lines of the program.
@Suite(.enabled(if: Git.isAvailable, "git is not installed"))
struct CloudAssemblyTests {
  private let folder: TemporaryFolder
  private let git: Git

  init() throws {
    folder = try TemporaryFolder()
    git = Git(folder: folder)
    try git.run("init", "--quiet")
    try folder.write(".gitignore", "cdk.out\n")
    try folder.write("cdk.json", "{}")
    try folder.write("lib/shop.ts", "export class Shop {\n  cache = new Cache(this);\n}\n")
    try folder.write("cdk.out/manifest.json", Self.manifest(["Shop"]))
    try folder.write("cdk.out/Shop.template.json", Self.template)
    try writeMetadata()
    try touch("lib/shop.ts", after: -60)
  }

  private static func manifest(_ stacks: [String], _ more: String = "") -> String {
    let artifacts = stacks.map { stack in
      """
      "\(stack)": {
        "type": "aws:cloudformation:stack",
        "properties": {"templateFile": "\(stack).template.json"},
        "additionalMetadataFile": "\(stack).metadata.json"
      }
      """
    }
    return #"{"version": "55.0.0", "artifacts": {\#(artifacts.joined(separator: ","))\#(more)}}"#
  }

  private static let template =
    #"{"Resources": {"Cache": {"Type": "AWS::ElastiCache::ServerlessCache"}}}"#

  private func writeMetadata(_ entries: String..., frame: String = "lib/shop.ts:2:11") throws {
    let known = [
      #"{"type": "aws:cdk:logicalId", "data": "Cache"}"#,
      #"{"type": "aws:cdk:creationStack", "data": ["f (\#(folder.path)/\#(frame))"]}"#,
    ]
    try folder.write(
      "cdk.out/Shop.metadata.json",
      #"{"/Shop/Cache": [\#((known + entries).joined(separator: ","))]}"#,
    )
  }

  /// Sets the time of the last change of a file, relative to now, in seconds.
  private func touch(_ name: String, after seconds: Double) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: seconds)],
      ofItemAtPath: "\(folder(name))",
    )
  }

  private func lines(_ arguments: String..., in name: String = "") throws -> [String] {
    let run = try LintProcess(["-f", "concise"] + arguments, in: "\(folder(name))")
    return run.output.split(separator: "\n").map(String.init)
  }

  private static let message =
    "automatic backups are off for serverless cache 'Cache': SnapshotRetentionLimit is not set"

  private static let finding = "lib/shop.ts:2:11: error: \(message) [backups-off]"
  private static let inTemplate = "cdk.out/Shop.template.json:1:16: error: \(message) [backups-off]"
  private static let summary = "1 template: 1 cache, 1 error"

  // MARK: Places

  @Test(
    arguments: [
      ("", "", ""), ("", "cdk.out", ""), ("", "cdk.out/Shop.template.json", ""),
      ("test", "..", "../"), ("cdk.out", ".", "../"), ("test", "../cdk.out", "../"),
    ]
  )
  func `points at the line of the program`(
    _ working: String,
    _ path: String,
    _ prefix: String
  ) throws {
    try folder.makeFolder("test")
    let lines = try path.isEmpty ? lines(in: working) : lines(path, in: working)
    #expect(lines == [prefix + Self.finding, Self.summary])
  }

  @Test func `shows the template and says what to edit`() throws {
    let output = try LintProcess(["-f", "text"], in: "\(folder.path)").output
    #expect(output.contains("--> lib/shop.ts:2:11"))
    #expect(output.contains("cdk.out/Shop.template.json:1:16"))
    #expect(output.contains("edit this program, then run 'cdk synth'"))
    #expect(!output.contains("which would write it again"))
  }

  @Test func `makes no edit`() throws {
    let run = try LintProcess(["--fix", "--unsafe-fixes"], in: "\(folder.path)")
    #expect(run.status == 1 && run.output.contains("fixed 0 of 1") == false)
    let program = try String(contentsOfFile: "\(folder("lib/shop.ts"))", encoding: .utf8)
    #expect(program == "export class Shop {\n  cache = new Cache(this);\n}\n")
    #expect(try LintProcess(["--diff"], in: "\(folder.path)").output.contains("+++") == false)
  }

  @Test(arguments: ["../outside.ts:1:1", "lib/none.ts:1:1", "lib/shop.ts:9:1", "lib/out.ts:1:1"])
  func `points at the template for any other frame`(_ frame: String) throws {
    try folder.link("lib/out.ts", to: "/etc/passwd")
    try writeMetadata(frame: frame)
    #expect(try lines() == [Self.inTemplate, Self.summary])
  }

  @Test(arguments: ["cdk.out/Shop.metadata.json", "cdk.out/manifest.json"])
  func `points at the template where the assembly breaks off`(_ name: String) throws {
    let text = try String(contentsOfFile: "\(folder(name))", encoding: .utf8)
    for length in stride(from: 0, to: text.utf8.count, by: 23) {
      try folder.write(name, String(text.prefix(length)))
      #expect(try lines("cdk.out/Shop.template.json") == [Self.inTemplate, Self.summary])
    }
  }

  @Test func `has the same verdicts without metadata`() throws {
    func verdicts() throws -> [String] {
      let run = try LintProcess(["-f", "json", "cdk.out"], in: "\(folder.path)")
      return run.output.split(separator: "\n").map(String.init).filter { $0.contains("verdict") }
    }
    try writeMetadata(
      #"{"type": "aws:cdk:propertyAssignment", "data": {"propertyName": "SnapshotRetentionLimit","#
        + #" "value": 7, "stackTrace": ["f (\#(folder.path)/lib/shop.ts:1:1)"]}}"#
    )
    let located = try verdicts()
    #expect(located.count == 1 && located[0].contains("off"))
    try folder.remove("cdk.out/Shop.metadata.json")
    #expect(try verdicts() == located)
  }

  // MARK: Acknowledged rules

  private func acknowledge(_ rule: String, _ reason: String = #""a pure cache""#) throws {
    try writeMetadata(
      #"{"type": "aws:cdk:acknowledged-rules", "data": {"\#(rule)": \#(reason)},"#
        + #" "trace": ["    at f (\#(folder.path)/lib/shop.ts:1:1)"]}"#
    )
  }

  @Test(
    arguments: [
      "elasticache-lint::backups-off",
      "HIPAA.Security::HIPAA.Security-ElastiCacheRedisClusterAutomaticBackup",
    ]
  )
  func `honors acknowledged rules`(_ rule: String) throws {
    try acknowledge(rule)
    let run = try LintProcess(["--show-suppressed"], in: "\(folder.path)")
    #expect(run.status == 0)
    #expect(run.output.contains("a pure cache") && run.output.contains("1 suppressed"))
    #expect(run.output.contains("lib/shop.ts:1:1"))
  }

  @Test func `reports those that accept nothing`() throws {
    try acknowledge("elasticache-lint::retention-invalid")
    let place = "lib/shop.ts:1:1: warning: suppression of 'retention-invalid' is not used"
    #expect(try lines().contains { $0.hasPrefix(place) })
    try acknowledge("elasticache-lint::backup-off")
    #expect(try lines().contains { $0.contains("no rule 'backup-off' to allow") })
    try acknowledge("elasticache-lint::backups-off", "null")
    let without = "suppression of 'backups-off' gives no reason"
    #expect(try lines().contains { $0.contains(without) })
  }

  @Test func `honors a configured suppression of the program's folder`() throws {
    try folder.write(
      ".elasticache-lint.yml",
      "ignore: [{rules: backups-off, paths: lib/, reason: a pure cache}]\n",
    )
    let run = try LintProcess([], in: "\(folder.path)")
    #expect(run.output.contains("1 suppressed"), "\(run)")
  }

  // MARK: Ignored assemblies

  @Test func `says why it lints an ignored file`() throws {
    let run = try LintProcess(["-v"], in: "\(folder.path)")
    let message = "linted: a CDK program generated it, though .gitignore excludes it"
    #expect(run.error.contains("cdk.out/Shop.template.json: \(message)\n"))
    let list = try LintProcess(["--list-files"], in: "\(folder.path)").output
    #expect(list.split(separator: "\n").contains("cdk.out/Shop.template.json"))
  }

  @Test func `finds only the templates that the manifest lists`() throws {
    try folder.write("cdk.out/Former.template.json", Self.template)
    try folder.write("cdk.out/asset.1/Other.template.json", Self.template)
    try folder.write("cdk.out/Other.template.json", Self.template)
    try folder.write("cdk.out/assembly-Prod/manifest.json", Self.manifest(["Live", "../Other"]))
    try folder.write("cdk.out/assembly-Prod/Live.template.json", Self.template)
    try folder.write(
      "cdk.out/Shop.assets.json",
      #"{"files": {"1": {"source": {"path": "Data.nested.template.json"}}, "2": {"source": {}}}}"#,
    )
    try folder.write("cdk.out/Data.nested.template.json", Self.template)
    let more = """
      , "Prod": {"type": "cdk:cloud-assembly", "properties": {"directoryName": "assembly-Prod"}},
        "Up": {"type": "cdk:cloud-assembly", "properties": {"directoryName": ".."}},
        "Shop.assets": {"type": "cdk:asset-manifest", "properties": {"file": "Shop.assets.json"}}
      """
    try folder.write("cdk.out/manifest.json", Self.manifest(["Shop"], more))
    let list = try LintProcess(["--list-files"], in: "\(folder.path)").output
    let found = list.split(separator: "\n").filter { $0.hasPrefix("cdk.out") }
    #expect(
      found == [
        "cdk.out/Data.nested.template.json", "cdk.out/Shop.template.json",
        "cdk.out/assembly-Prod/Live.template.json",
      ]
    )
  }

  @Test(
    arguments: [
      "cdk.out/", "cdk.out/*", "cdk.out/**", "**/cdk.out/**", "*.template.json", "*.json",
      "cdk.out/Shop.template.json",
    ]
  )
  func `finds templates however they are ignored`(_ pattern: String) throws {
    try folder.write(".gitignore", "\(pattern)\n")
    for path in [".", "cdk.out"] { #expect(try lines(path) == [Self.finding, Self.summary]) }
    try folder.write(".gitignore", "")
    try folder.write("cdk.out/.gitignore", "*\n")
    #expect(try lines() == [Self.finding, Self.summary])
  }

  @Test func `finds the templates of stages in ignored folders`() throws {
    let stage =
      #", "Prod": {"type": "cdk:cloud-assembly", "properties": {"directoryName": "assembly-Prod"}}"#
    try folder.write("cdk.out/manifest.json", Self.manifest(["Shop"], stage))
    try folder.write("cdk.out/assembly-Prod/manifest.json", Self.manifest(["Live"]))
    try folder.write("cdk.out/assembly-Prod/Live.template.json", Self.template)
    for pattern in ["cdk.out/*", "assembly-*", "*.template.json"] {
      try folder.write(".gitignore", "\(pattern)\n")
      #expect(try lines().last == "2 templates: 2 caches, 2 errors", "\(pattern)")
      let rest = try lines("--exclude", "assembly-Prod")
      #expect(rest == [Self.finding, Self.summary], "\(pattern)")
    }
  }

  @Test func `finds all templates where the manifest is damaged`() throws {
    try folder.write("cdk.out/manifest.json", "{")
    #expect(try lines() == [Self.inTemplate, Self.summary])
  }

  @Test func `skips an assembly without a program, or an excluded one`() throws {
    #expect(try lines("--exclude", "cdk.out").last?.hasPrefix("nothing to lint") == true)
    try folder.remove("cdk.json")
    #expect(try lines().last?.hasPrefix("nothing to lint: 1 ignored by .gitignore") == true)
  }

  @Test func `follows links inside the repository`() throws {
    for name in ["cdk.json", "cdk.out"] {
      try FileManager.default.moveItem(
        atPath: "\(folder(name))",
        toPath: "\(folder("real-\(name)"))",
      )
      try folder.link(name, to: "real-\(name)")
    }
    #expect(try lines().last == Self.summary)
    try folder.write(".gitignore", "cdk.out\nreal-cdk.out\n")
    #expect(try lines() == [Self.finding, Self.summary])
  }

  @Test func `does not follow links out of the repository`() throws {
    let outside = try TemporaryFolder()
    try outside.write("manifest.json", Self.manifest(["Shop"]))
    try outside.write("Shop.template.json", Self.template)
    try folder.remove("cdk.out")
    try folder.link("cdk.out", to: "\(outside.path)")
    #expect(try lines().last?.contains("1 outside the repository") == true)
  }

  // MARK: Outdated assemblies

  private static func note(_ reason: String) -> String {
    "cdk.out/manifest.json:1:1: note: the templates in 'cdk.out' may be outdated: \(reason)"
      + " [not-examined]"
  }

  @Test func `notes an assembly that is older than its program`() throws {
    try touch("lib/shop.ts", after: 60)
    let note = Self.note("'lib/shop.ts' is newer")
    #expect(try Set(lines()) == [note, Self.finding, Self.summary + ", 1 note"])
    #expect(try lines("cdk.out") == [Self.finding, Self.summary])
    try folder.write("cdk.out/Shop.template.json", #"{"Resources": {}}"#)
    #expect(try lines().first == note)
  }

  @Test(
    arguments: [
      "lib/shop.d.ts", "lib/shop.js", "test/shop.ts", "node_modules/a/b.js", "a.md",
      "generated/a.ts",
      "env/lib/a.py", "layer/site-packages/a.py",
    ]
  )
  func `compares only the files of the program`(_ name: String) throws {
    try folder.write(".gitignore", "cdk.out\ngenerated/\n")
    try folder.write("env/pyvenv.cfg")
    try folder.write(name)
    try touch(name, after: 60)
    #expect(try lines() == [Self.finding, Self.summary])
  }

  @Test func `judges what Git does not know with every change`() throws {
    try git.run("add", "--all")
    try git.run(
      "-c",
      "user.name=a",
      "-c",
      "user.email=a@example.com",
      "commit",
      "--quiet",
      "-m",
      "a",
    )
    for path in [".", "cdk.out"] {
      let lines = try lines("--changed-since", "HEAD", path)
      #expect(lines == [Self.finding, Self.summary])
    }
  }

  @Test(arguments: [("dist", true), ("./dist/cdk/", true), ("../dist", false), ("other", false)])
  func `finds the folder that the settings name`(_ output: String, _ isFound: Bool) throws {
    try folder.remove("cdk.out")
    try folder.write(".gitignore", "dist\n")
    try folder.write("cdk.json", #"{"output": "\#(output)"}"#)
    let path = output == "dist" ? "dist" : "dist/cdk"
    try folder.write("\(path)/Shop.template.json", Self.template)
    try folder.write("\(path)/manifest.json", Self.manifest(["Shop"]))
    let lines = try lines()
    #expect(lines.contains { $0.hasPrefix("\(path)/Shop.template.json:1:16: error: ") } == isFound)
  }

  /// Nx writes the assemblies of its programs into one folder beside them.
  @Test(
    arguments: [
      ("../out/a", "out/a", true), (".cdk", "app/.cdk", true), ("/out", "out", false),
      ("../../outside", "../outside", false),
    ]
  )
  func `finds the folder that the settings name elsewhere`(
    _ output: String,
    _ path: String,
    _ isFound: Bool,
  ) throws {
    try folder.remove("cdk.out")
    try folder.remove("cdk.json")
    let repository = try TemporaryFolder()
    _ = try repository.write("in/.gitignore", "out\n")
    _ = try repository.write("in/app/cdk.json", #"{"output": "\#(output)"}"#)
    _ = try repository.write("in/\(path)/Shop.template.json", Self.template)
    _ = try repository.write("in/\(path)/manifest.json", Self.manifest(["Shop"]))
    let run = try LintProcess(["-f", "concise", "."], in: "\(repository("in"))")
    #expect(run.output.contains("\(path)/Shop.template.json:1:16: error: ") == isFound)
  }
}
