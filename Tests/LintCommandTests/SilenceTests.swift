import CloudFormation
import Foundation
import LintTestSupport
import Testing

/// A run that looked at nothing never looks like one that found nothing.
struct SilenceTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private static let plan =
    #"{"format_version":"1.2","planned_values":{},"resource_changes":[{"mode":"managed","#
    + #""address":"aws_elasticache_cluster.a","type":"aws_elasticache_cluster","name":"a","#
    + #""change":{"actions":["create"],"after":{"engine":"redis","snapshot_retention_limit":0}}}]}"#
  private static let planWithoutCaches =
    #"{"format_version":"1.2","planned_values":{},"resource_changes":[]}"#
  private static let resource = "resource \"aws_elasticache_cluster\" \"a\" {\n}\n"

  private func run(_ arguments: String..., input: String = "") throws -> LintProcess {
    try LintProcess(["-f", "concise"] + arguments, in: "\(folder.path)", input: input)
  }

  // MARK: The summary

  @Test func `counts kinds of inputs`() throws {
    try folder.write("a.yaml", Template.cache(limit: "7"))
    try folder.write("b.yaml", Template.cache(limit: "7"))
    try folder.write("c.yaml", "kind: Pod")
    try folder.write("plan.json", Self.planWithoutCaches)
    #expect(try run().output == "2 templates, 1 plan: 2 caches, no problems\n")
    #expect(try run("plan.json").output == "1 plan: 0 caches, no problems\n")
  }

  @Test func `counts why there is nothing`() throws {
    try folder.makeFolder(".git")
    try folder.write(".gitignore", "ignored.yaml\nbuild/\n")
    try folder.write([
      "ignored.yaml", "build/a.yaml", ".hidden/a.yaml", "node_modules/a.yaml", "main.py",
      "empty.yaml",
      "out/a.json",
    ])
    try folder.write("a.yaml", "kind: Pod")
    try folder.write("b.yaml", "# AWS::ElastiCache::CacheCluster\nkind: Pod")
    let run = try run("--exclude", "out/", ".")
    #expect(
      run.output
        == "nothing to lint: 1 names no cache, 1 neither template nor plan, 1 empty, 2 ignored"
        + " by .gitignore, 1 hidden, 1 in node_modules, 1 excluded, 2 of another kind\n"
    )
    #expect(run.status == 0)
    let markdown = try self.run("--report", "markdown=out.md", "a.yaml")
    #expect(markdown.status == 0)
    let text = try String(contentsOfFile: "\(folder("out.md"))", encoding: .utf8)
    #expect(text.contains("\nnothing to lint: 1 names no cache\n"))
  }

  @Test func `says the same in every format with a summary`() throws {
    try folder.write("a.yaml", "kind: Pod")
    func output(_ format: String) throws -> String {
      try LintProcess(["-f", format], in: "\(folder.path)").output
    }
    #expect(try output("text") == "nothing to lint: 1 names no cache\n")
    #expect(try output("markdown").hasSuffix("\n\nnothing to lint: 1 names no cache\n"))
    #expect(try output("junit").contains("<skipped"))
    #expect(
      try output("jsonl") == #"{"baselined":0,"caches":0,"errors":0,"files":1,"notes":0,"plans":0,"#
        + #""record":"summary","rootModules":0,"skipped":{"namesNoCache":1},"suppressed":0,"templates":0,"version":1,"#
        + #""warnings":0}"# + "\n"
    )
  }

  // MARK: Required input

  @Test(arguments: [
    ["--require-input"], ["--require-input", "-q"], ["--require-input", "a.yaml"],
  ])
  func `is 2 with --require-input if nothing was judged`(_ arguments: [String]) throws {
    try folder.write("a.yaml", "kind: Pod")
    let run = try LintProcess(arguments, in: "\(folder.path)")
    #expect(run.status == 2)
    #expect(run.error == "Error: --require-input: nothing was judged\n")
    try folder.write("a.yaml", Template.cache(limit: "7"))
    #expect(try LintProcess(arguments, in: "\(folder.path)").status == 0)
    try folder.write("a.yaml", Self.planWithoutCaches)
    #expect(try LintProcess(arguments, in: "\(folder.path)").status == 0)
  }

  @Test func `takes --require-input from the environment and the configuration`() throws {
    try folder.write("a.yaml", "kind: Pod")
    let variable = ["ELASTICACHE_LINT_REQUIRE_INPUT": "true"]
    #expect(try LintProcess([], in: "\(folder.path)", environment: variable).status == 2)
    try folder.write(".elasticache-lint.yml", "require-input: true\n")
    #expect(try run().status == 2)
    #expect(try run("--no-require-input").status == 0)
    #expect(try LintProcess(["config"], in: "\(folder.path)").output.contains("require-input"))
  }

  // MARK: Inputs with nothing to read

  static let nothings: [(String, String)] = [
    ("", "the input is empty"), (" \n\t\n", "the input is empty"),
    ("\u{FEFF}\n", "the input is empty"),
    (
      #"{"errors":[{"status":"404","title":"not found"}]}"#,
      "this is an error response of a service"
    ),
    (#"{"message":"401 Unauthorized"}"#, "this is an error response of a service"),
    (#"{"error":"Not Found"}"#, "this is an error response of a service"),
    (
      #"{"message":"Not Found","documentation_url":"https://a.test"}"#,
      "this is an error response of a service"
    ),
    ("\nWarning: Unable to open CLI configuration file\n", "this is an error message"),
    ("<!DOCTYPE html><html>", "this is a web page"),
    (
      "<?xml version=\"1.0\"?>\n<Error><Code>AccessDenied</Code></Error>",
      "this is a web page"
    ),
    ("\nError: Failed to load plugin schemas\n", "this is an error message"),
    ("\u{1B}[31m╷\u{1B}[0m\n│ \u{1B}[31mError: No plan\u{1B}[0m\n", "this is an error message"),
    (
      #"{"meta":{},"encrypted_data":"c2VjcmV0","encryption_version":"v0"}"#,
      "this is a plan or a state that OpenTofu has encrypted"
    ),
    ("BZh91AY&SY", "this is compressed with bzip2"),
    (#"{"message":"Forbidden"}"#, "this is an error response of a service"),
    ("-----BEGIN PGP MESSAGE-----\n\nhQEM", "this is encrypted with GnuPG"),
    ("-----BEGIN AGE ENCRYPTED FILE-----\nYWdl", "this is encrypted with age"),
    ("age-encryption.org/v1\n-> X25519 a\n", "this is encrypted with age"),
    ("Salted__\u{1}\u{2}", "this is encrypted with OpenSSL"),
    ("U2FsdGVkX1/abc", "this is encrypted with OpenSSL"),
    ("-----BEGIN PKCS7-----\nMII", "this is encrypted or signed as CMS"),
    ("$ANSIBLE_VAULT;1.1;AES256\n6162\n", "this is encrypted with Ansible Vault"),
    (
      #"{"Resources": "ENC[AES256_GCM,data:x,type:str]", "sops": {"mac": "ENC[AES256_GCM,data:x]"}}"#,
      "this is encrypted with SOPS"
    ),
    (
      "Resources: ENC[AES256_GCM,data:x,type:str]\nsops:\n  mac: ENC[AES256_GCM,data:x]\n",
      "this is encrypted with SOPS"
    ),
    (
      "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n",
      "this is a pointer of Git LFS"
    ),
    ("/annex/objects/MD5-s1--0\n", "this is a pointer of git-annex"),
    ("ab\u{2}\u{3}c", "this is binary data"),
    ("eyJmb3JtYXRfdmVyc2lvbiI6IjEuMiJ9", "this is encoded in Base64"),
    ("ewogICJmb3JtYXRfdmVyc2lvbiI6ICIxLjIiCn0=\n", "this is encoded in Base64"),
    ("H4sIAAAAAAAAA6vmAgAsgMPJAwAAAA==", "this is encoded in Base64"),
    ("UEsDBBQACAgIAAAAAAAAAAAA", "this is encoded in Base64"),
  ]

  /// Formats whose first bytes are no text.
  @Test(
    arguments: [
      ([0x85, 0x01, 0x0C, 0x03, 0x9F, 0xFF], "this is encrypted with GnuPG"),
      ([0x8C, 0x0D, 0x04, 0x09, 0x03, 0x02], "this is encrypted with GnuPG"),
      ([0xC1, 0xC0, 0x4C, 0x03, 0x9F, 0xFF], "this is encrypted with GnuPG"),
      (Array("\0GITCRYPT\0x".utf8), "this is encrypted with git-crypt"),
      ([0x7B, 0, 0, 0, 0x7D, 0, 0, 0], "UTF-32 is not supported"),
      ([0xFF, 0xFE, 0, 0, 0x7B, 0, 0, 0], "UTF-32 is not supported"),
      ([0, 0, 0xFE, 0xFF, 0, 0, 0, 0x7B], "UTF-32 is not supported"),
    ] as [([UInt8], String)]
  )
  func `is 2 for bytes that are no text`(_ bytes: [UInt8], _ message: String) throws {
    try folder.write("plan.json", Data(bytes))
    let alone = try run("plan.json")
    #expect(alone.output.contains(": error: \(message)"), "\(alone)")
    #expect(alone.status == 2)
    let hook = try run("--force-exclude", "plan.json")
    #expect(hook.output.hasPrefix("nothing to lint: 1 ") && hook.status == 0, "\(hook)")
  }

  @Test(arguments: nothings)
  func `is 2 for nothing where something was asked for`(_ text: String, _ message: String) throws {
    for name in ["plan", "plan.json", "PLAN.JSON"] {
      try folder.write(name, text)
      let alone = try run(name)
      #expect(alone.output.hasPrefix("\(name):1:1: error: \(message)"), "\(alone)")
      #expect(alone.output.hasSuffix("\nnothing judged: 1 error\n") && alone.status == 2)
      let hook = try run("--force-exclude", name)
      #expect(hook.output.hasPrefix("nothing to lint: ") && hook.status == 0, "\(hook)")
    }
    let input = try run("-", input: text)
    #expect(input.output.hasPrefix("<stdin>:1:1: error: \(message)") && input.status == 2)
    #expect(try run("--force-exclude", "-", input: text).status == 2)
    try folder.write("a.yaml", Template.cache(limit: "7"))
    #expect(try run("plan.json", "a.yaml").status == 2)
    #expect(try run("plan", "a.yaml").output == "1 template: 1 cache, no problems\n")
    #expect(try run(".").output == "1 template: 1 cache, no problems\n")
  }

  @Test(arguments: [
    "kind: Pod", "# nothing", "{}", "[]", #"{"message": "hello", "name": "x"}"#, "text",
    #"{"status": "ok"}"#, "Errors: 0", "null", #"{"message": "hello", "error": {}}"#,
    #"{"errors": []}"#, #"{"message": "hello"}"#, "<project></project>", "# Error: x",
  ])
  func `is 0 for something readable that is not ours`(_ text: String) throws {
    try folder.write("a.json", text)
    let run = try run("a.json")
    #expect(run.output == "nothing to lint: 1 names no cache\n" && run.status == 0, "\(run)")
  }

  // MARK: Compressed plans

  @Test func `reads compressed plans`() throws {
    let source = Repository.root.appending(path: "fixtures/compressed")
    let plain = try LintProcess(["-f", "concise", "plan.json"], in: source.path).output
    #expect(plain.hasSuffix("1 plan: 6 caches, 2 errors\n"))
    for name in ["dynamic.gz", "two-members.gz"] {
      let run = try LintProcess(["-f", "concise", name], in: source.path)
      #expect(run.output == plain.replacing("plan.json:", with: "\(name):"))
    }
    let whole = try Data(contentsOf: source.appending(path: "dynamic.gz"))
    try folder.write("plan.json.gz", whole.dropLast(20))
    let broken = try run("plan.json.gz")
    #expect(broken.output.contains("the compressed data is damaged or breaks off [unreadable]"))
    #expect(broken.status == 2)
  }

  /// A hook names whatever was committed, so a damaged file fails nothing, and is not passed over
  /// in silence where its readable part names a cache.
  @Test func `notes damaged compressed data that a hook names`() throws {
    let fixture = Repository.root.appending(path: "fixtures/compressed/dynamic.gz")
    let whole = try Data(contentsOf: fixture)
    try folder.write("plan.json", whole.dropLast(20))
    try folder.write("start.json", whole.prefix(12))
    let message = "the compressed data is damaged or breaks off"
    let hook = try run("--force-exclude", "plan.json")
    #expect(hook.output.hasPrefix("plan.json:1:"), "\(hook)")
    #expect(hook.output.contains(": note: \(message) [not-examined]\n"), "\(hook)")
    #expect(hook.status == 0)
    let start = try run("-v", "--force-exclude", "start.json")
    #expect(start.output == "nothing to lint: 1 damaged\n")
    #expect(start.error == "start.json: skipped: \(message)\n" && start.status == 0)
    // A person who names it, and a folder in which a cache is named, get an error.
    for arguments in [["plan.json"], ["start.json"], ["."]] {
      let named = try LintProcess(["-f", "concise"] + arguments, in: "\(folder.path)")
      #expect(named.output.contains("\(message) [unreadable]"), "\(named)")
      #expect(named.status == 2)
    }
    #expect(try run("--require-input", "--force-exclude", "plan.json").status == 2)
    // No hook names standard input.
    let input = try LintProcess(
      LintProcess.executable,
      ["--force-exclude", "-"],
      in: "\(folder.path)",
      input: whole.dropLast(20),
    )
    #expect(input.status == 2)
  }

  // MARK: Configurations

  @Test func `judges the configuration in a folder once`() throws {
    try folder.write("live/a.tf", "# nothing\n" + Self.resource)
    try folder.write("live/b.tf", Self.resource)
    try folder.write("vpc/main.tf", "resource \"aws_vpc\" \"a\" {}\n")
    let run = try run()
    let off =
      "error: automatic backups are off for cache cluster 'aws_elasticache_cluster.a':"
      + " snapshot_retention_limit is not set [backups-off]\n"
    #expect(
      run.output
        == "live/a.tf:2:1: \(off)live/b.tf:1:1: \(off)live/b.tf:1:1: note:"
        + " 'aws_elasticache_cluster.a' is declared more than once, so Terraform refuses the configuration [not-examined]\n"
        + "1 root module: 2 caches, 2 errors, 1 note\n"
    )
    #expect(run.status == 1)
    let hook = try self.run("--force-exclude", "live/b.tf", "live/a.tf", "vpc/main.tf")
    #expect(hook.output == run.output && hook.status == 1)
    #expect(try self.run("vpc").output == "nothing to lint: 1 names no cache\n")
  }

  @Test func `notes no configuration whose plan is judged`() throws {
    let fixtures = Repository.root.appending(path: "fixtures/terraform")
    for name in ["json-syntax", "replication-group-limit-seven", "nested-modules-odd-keys"] {
      let source = fixtures.appending(path: name)
      let target = URL(filePath: "\(folder(name))")
      try FileManager.default.copyItem(at: source, to: target)
      for arguments in [["."], ["plan.json", "."], ["./"]] {
        let run = try LintProcess(["-f", "json"] + arguments, in: target.path)
        #expect(
          !run.output.contains("Terraform configuration"),
          "\(name) \(arguments): \(run.output)"
        )
      }
    }
  }

  @Test func `judges a configuration beside a plan of another one`() throws {
    try folder.write("main.tf", "resource \"aws_elasticache_cluster\" \"other\" {\n}\n")
    try folder.write("plan.json", Self.plan)
    let run = try run()
    #expect(run.output.contains("main.tf:1:1: error: automatic backups are off"))
    #expect(run.output.contains("plan.json:1:1: note: this plan could not be matched"))
    #expect(run.output.hasSuffix("1 plan, 1 root module: 2 caches, 2 errors, 1 note\n"))
  }

  // MARK: Text around plans

  @Test func `points at the right place behind other text`() throws {
    let text =
      "Acquiring state lock. 漢字\r\n\n14:00:01.042 STDOUT terraform: " + Self.plan + "\u{1B}[0m\n"
    try folder.write("plan.json", text)
    let run = try run("plan.json")
    let column = "14:00:01.042 STDOUT terraform: ".count + Self.plan.count - "0}}}]}".count + 1
    #expect(
      run.output.hasPrefix(
        "plan.json:1:1: note: 3 lines around a plan are skipped, and more below [not-examined]\n"
      ),
      "\(run.output)",
    )
    #expect(run.output.contains("plan.json:3:\(column): error: "))
    #expect(run.status == 1)
  }

  @Test func `takes no broken plan behind other text for a clean one`() throws {
    let start = #"{"format_version":"1.2","planned_values":{},"resource_ch"#
    for text in ["echo\n\(start)", "14:00 STDOUT terraform: \(start)", start] {
      try folder.write("plan.json", text)
      let run = try run("plan.json")
      #expect(run.output.contains("error: the JSON ends inside a string [unreadable]"))
      #expect(run.status == 2)
    }
  }

  @Test(arguments: [
    // A prefix before each line of an indented plan; a plan in a string; one among other elements.
    "{\n14:00 terraform:  \"format_version\": \"1.2\",\n14:00 terraform:  \"resource_changes\": [",
    #"{"plan": "{\"format_version\":\"1.2\",\"resource_changes\":[]}", "x": ""#,
    #"[{"type": "x", "plan": {"format_version":"1.2","resource_changes":[]}}, ""#,
  ])
  func `is never silent about a plan that it cannot take apart`(_ start: String) throws {
    try folder.write(
      "a.json",
      start + "aws_elasticache_cluster" + (start.hasSuffix("\"") ? "\"" : "")
    )
    for text in ["}", "]", ""] {
      let contents = start + "aws_elasticache_cluster" + (start.hasSuffix("\"") ? "\"" : "") + text
      try folder.write("a.json", contents)
      #expect(try run("a.json").status == 2, "\(contents)")
      #expect(try !run().output.hasPrefix("nothing to lint"), "\(contents)")
    }
  }

  @Test func `judges each of several plans`() throws {
    try folder.write("plans.json", "\(Self.plan)\n\(Self.plan)\n")
    let lines = try run("plans.json").output.split(separator: "\n")
    #expect(lines.count == 3 && lines[1].hasPrefix("plans.json:2:"))
    #expect(lines[2] == "2 plans: 2 caches, 2 errors")
  }

  @Test func `says how PowerShell writes a plan`() throws {
    var data = Data([0xFF, 0xFE])
    for unit in Self.plan.dropLast(1).utf16 { data += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    try folder.write("plan.json", data)
    let run = try LintProcess(["plan.json"], in: "\(folder.path)")
    let help = "= help: save it as UTF-8; '>' in Windows PowerShell writes UTF-16"
    #expect(run.output.contains(help))
    #expect(run.output.contains("cmd /c \"terraform show -json tfplan > plan.json\""))
    try folder.write("plan.json", data.dropLast(1))
    let odd = try LintProcess(["plan.json"], in: "\(folder.path)")
    #expect(odd.output.contains("invalid UTF-16") && odd.output.contains("cmd /c"))
  }
}
