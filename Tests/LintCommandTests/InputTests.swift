import CloudFormation
import ElastiCacheLint
import Foundation
import LintTestSupport
import Testing

/// What the command reads, and under which names it shows it.
struct InputTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func lines(_ arguments: String..., input: String = "") throws -> [String] {
    let run = try LintProcess(
      ["-q", "-f", "concise"] + arguments,
      in: "\(folder.path)",
      input: input
    )
    return run.output.split(separator: "\n").map { String($0.prefix { $0 != " " }) }
  }

  @Test func `walks the working directory when nothing is named`() throws {
    try folder.write("b/c.yaml", Template.cache())
    try folder.write(
      "a.json",
      "{\"Resources\": {\"A\": {\"Type\": \"AWS::ElastiCache::CacheCluster\"}}}"
    )
    #expect(try lines() == ["a.json:1:16:", "b/c.yaml:2:3:"])
  }

  @Test func `shows paths as they were named`() throws {
    try folder.write("b/c.yaml", Template.cache())
    #expect(try lines("./b/") == ["b/c.yaml:2:3:"])
    #expect(try lines("b/../b") == ["b/../b/c.yaml:2:3:"])
    #expect(try lines("\(folder("b"))") == ["\(folder("b/c.yaml")):2:3:"])
  }

  @Test func `understands the name of its default subcommand`() throws {
    try folder.write("a.yaml", Template.cache())
    let run = try LintProcess(["check", "-q", "-f", "concise", "a.yaml"], in: "\(folder.path)")
    #expect(run.output.hasPrefix("a.yaml:2:3:"))
  }

  @Test func `reads standard input`() throws {
    #expect(try lines("-", input: Template.cache()) == ["<stdin>:2:3:"])
    #expect(
      try lines("-", "--stdin-filename", "x/y.yaml", input: Template.cache()) == ["x/y.yaml:2:3:"]
    )
  }

  @Test func `reads a named file whatever its name`() throws {
    try folder.write("template.txt", Template.cache())
    try folder.write("noname", Template.cache())
    #expect(try lines() == [])
    #expect(try lines("noname", "template.txt") == ["noname:2:3:", "template.txt:2:3:"])
  }

  @Test func `takes an existing file that begins with a dash for a file`() throws {
    try folder.write("-dash.yaml", Template.cache())
    try folder.write("-h", Template.cache())
    #expect(try lines("-dash.yaml") == ["-dash.yaml:2:3:"])
    #expect(try lines("-h") == ["-h:2:3:"])
    #expect(try lines("--", "-dash.yaml") == ["-dash.yaml:2:3:"])
  }

  @Test func `leaves out what is ignored, hidden, vendored or excluded`() throws {
    for name in ["a", ".hidden/b", "node_modules/c", "ignored/d", "generated/e"] {
      try folder.write("\(name).yaml", Template.cache())
    }
    try folder.write(".gitignore", "ignored/\n")
    #expect(try lines() == ["a.yaml:2:3:", "generated/e.yaml:2:3:"])
    #expect(try lines("--exclude", "generated/") == ["a.yaml:2:3:"])
    #expect(try lines("--no-ignore").count == 5)
  }

  @Test func `lints a named file in spite of --exclude, unless that is forced`() throws {
    try folder.write("a.yaml", Template.cache())
    try folder.write("generated/b.yaml", Template.cache())
    let named = ["a.yaml", "generated/b.yaml"]
    func lines(_ options: String...) throws -> [String] {
      let run = try LintProcess(
        ["-f", "concise", "-q", "--exclude", "generated/"] + options + named,
        in: "\(folder.path)",
      )
      return run.output.split(separator: "\n").map { String($0.prefix { $0 != ":" }) }
    }
    #expect(try lines() == named)
    #expect(try lines("--force-exclude") == ["a.yaml"])
  }

  @Test func `refuses a state that somebody named, and not one that a program named`() throws {
    try folder.write("state.json", "{\"version\": 4, \"serial\": 1, \"lineage\": \"a\"}")
    #expect(try lines("state.json") == ["state.json:1:1:"])
    #expect(try lines("--force-exclude", "state.json") == [])
  }

  @Test func `passes when all files that are named are excluded`() throws {
    try folder.write("a.yaml", Template.cache())
    let run = try LintProcess(
      ["--force-exclude", "--exclude", "*.yaml", "a.yaml"],
      in: "\(folder.path)",
    )
    #expect(run.output == "nothing to lint: 1 excluded\n")
    #expect(run.status == 0)
  }

  @Test func `says with -v what it left alone, on standard error`() throws {
    try folder.write("a.yaml", "kind: Pod")
    let run = try LintProcess(["-v", "."], in: "\(folder.path)")
    #expect(run.output == "nothing to lint: 1 names no cache\n")
    #expect(run.error == "a.yaml: skipped: it names no cache\n")
  }

  @Test(arguments: [
    "[{\"ParameterKey\": \"Days\", \"ParameterValue\": \"0\"}]",
    "[\"Days=0\"]",
    "{\"Days\": \"0\"}",
    "{\"Days\": 0}",
    "{\"Parameters\": {\"Days\": \"0\"}}",
    "Days: 0",
  ])
  func `takes parameters from files of each form`(_ contents: String) throws {
    try folder.write("a.yaml", Template.parameterized)
    try folder.write("parameters", contents)
    let run = try LintProcess(
      ["-f", "concise", "a.yaml", "--parameters", "parameters"],
      in: "\(folder.path)",
    )
    #expect(run.output.contains("a.yaml:9:31: error: automatic backups are off"), "\(run)")
    let overridden = try LintProcess(
      ["a.yaml", "--parameter", "Days=5", "--parameters", "parameters"],
      in: "\(folder.path)",
    )
    #expect(overridden.output == "1 template: 1 cache, no problems\n")
  }

  @Test func `says where a file of parameters is wrong`() throws {
    try folder.write("p.json", "[\n  {\"ParameterName\": \"Days\"}\n]")
    let run = try LintProcess(["--parameters", "p.json"], in: "\(folder.path)")
    #expect(
      run.error
        == "Error: p.json:2:3: expected an object with a 'ParameterKey'; accepted forms: \(ParameterFile.acceptedForms)\n"
    )
    #expect(run.status == 2)
  }

  @Test func `lists no forms where the form is right`() throws {
    try folder.write(
      "taskcat.yml",
      "project: {parameters: {A: 1}}\ntests:\n  t: {template: t, parameters: {A: 2}}\n"
    )
    let run = try LintProcess(["--parameters", "taskcat.yml"], in: "\(folder.path)")
    #expect(
      run.error
        == "Error: taskcat.yml:3:36: parameter 'A' has a different value in a section above; write"
        + " the values of one deployment into a file of their own\n"
    )
    #expect(run.status == 2)
    try folder.write(
      "samconfig.toml",
      "[a.deploy.parameters]\nparameter_overrides = \"A=1\"\n"
        + "[b.deploy.parameters]\nparameter_overrides = \"A=2\"\n"
    )
    let environments = try LintProcess(["--parameters", "samconfig.toml"], in: "\(folder.path)")
    #expect(environments.error.contains("environments 'a', 'b' give different values"))
    #expect(!environments.error.contains("accepted forms"), "\(environments.error)")
  }

  @Test func `says which environment of SAM it takes`() throws {
    try folder.write("t.yaml", "Parameters: {A: {Type: String}}\n" + Template.cache(limit: "7"))
    try folder.write(
      "samconfig.toml",
      "[default.deploy.parameters]\nparameter_overrides = \"A=1\"\n"
        + "[prod.deploy.parameters]\nparameter_overrides = \"A=2\"\n"
    )
    let run = try LintProcess(
      ["t.yaml", "--no-config", "--parameters", "samconfig.toml"],
      in: "\(folder.path)",
    )
    #expect(
      run.error == "samconfig.toml: taking the environment 'default', as 'sam deploy' does; other"
        + " values in 'prod'\n"
    )
    #expect(run.status == 0, "\(run)")
  }

  @Test func `writes more than a pipe holds`() throws {
    let resources = (0..<2_000).map { number in
      "  Cache\(number):\n    Type: AWS::ElastiCache::ServerlessCache\n"
    }
    try folder.write("many.yaml", "Resources:\n" + resources.joined())
    #expect(try lines("many.yaml").count == 2_000)
  }
}
