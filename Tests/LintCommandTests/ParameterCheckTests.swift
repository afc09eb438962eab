import CloudFormation
import Foundation
import LintTestSupport
import Testing

/// Given values of parameters are compared with what the templates of a run declare.
struct ParameterCheckTests {
  private let folder: TemporaryFolder

  private static let template = """
    Parameters:
      Days: {Type: Number, Default: 7, MinValue: 0, MaxValue: 35}
      Stage: {Type: String, Default: prod, AllowedValues: [dev, prod]}
      Stages: {Type: CommaDelimitedList, Default: prod, AllowedValues: [dev, prod]}
      Name: {Type: String, Default: cache, MinLength: 3, MaxLength: 8}
      Limits: {Type: List<Number>, Default: "7,7"}
      Token: {Type: String, NoEcho: true, Default: secret, AllowedValues: [secret, hidden]}
      Stored: {Type: AWS::SSM::Parameter::Value<String>, Default: /engine, AllowedValues: [/engine]}
    Resources:
      Cache:
        Type: AWS::ElastiCache::ReplicationGroup
        Properties: {SnapshotRetentionLimit: !Ref Days}
    """

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("a.yaml", Self.template)
  }

  private func run(
    _ arguments: String...,
    environment: [String: String] = [:],
  ) throws -> LintProcess {
    try LintProcess(arguments, in: "\(folder.path)", environment: environment)
  }

  // MARK: Names

  @Test(arguments: [
    ("Stgae=prod", "no linted template declares parameter 'Stgae'; did you mean 'Stage'?"),
    ("Zzzzzzz=1", "no linted template declares parameter 'Zzzzzzz'\n"),
    ("AWS::Regoin=eu-west-1", "parameter 'AWS::Regoin'; did you mean 'AWS::Region'?"),
    ("stage=prod", "declares parameter 'stage'; did you mean 'Stage'?"),
  ])
  func `refuses a name of an option that no template declares`(
    _ argument: String,
    _ message: String,
  ) throws {
    let run = try run("a.yaml", "--parameter", argument)
    #expect(run.status == 2)
    #expect(run.error.hasPrefix("Error: --parameter: ") && run.error.contains(message))
    #expect(run.output.isEmpty)
  }

  @Test func `takes a name that one of several templates declares, or may declare`() throws {
    try folder.write("b.yaml", Template.cache(limit: "7"))
    try folder.write("network.yaml", "Parameters: {Range: {Type: String}}\nResources: {}\n")
    try folder.write(
      "jinja.yaml",
      "{% if x %}\n\(Template.cache())\n{% endif %}\nParameter: Zone\n"
    )
    #expect(try run(".", "--parameter", "Days=7").status == 0)
    #expect(try run(".", "--parameter", "Range=x").status == 0)
    #expect(try run(".", "--parameter", "Zone=x").status == 0)
    #expect(try run("b.yaml", "--parameter", "Days=7").status == 2)
    #expect(try run(".", "--parameter", "AWS::StackName=x").status == 0)
  }

  @Test(arguments: [
    "Transform: Own::Macro", "Transform: [AWS::LanguageExtensions, Own]", "Transform: AWS::Include",
    "Transform: {Name: AWS::Include, Parameters: {Location: s3://b/p.yaml}}",
    "Parameters: {'Fn::Transform': {Name: AWS::Include, Parameters: {Location: s3://b/p.yaml}}}",
    "Fn::Transform: {Name: AWS::Include, Parameters: {Location: s3://b/p.yaml}}",
  ])
  func `takes a name that inserted text may declare`(_ insertion: String) throws {
    try folder.write("b.yaml", "\(insertion)\n\(Template.cache(limit: "7"))")
    #expect(try run("b.yaml", "--parameter", "Other=1").error.isEmpty)
    try folder.write(
      "b.yaml",
      "Transform: AWS::Serverless-2016-10-31\n\(Template.cache(limit: "7"))"
    )
    #expect(try run("b.yaml", "--parameter", "Other=1").status == 2)
  }

  @Test func `refuses a name where only plans were linted`() throws {
    let plan = "\(Repository.root.path)/fixtures/terraform/shared-module-called-twice/plan.json"
    let run = try run(plan, "--parameter", "Days=7")
    #expect(run.status == 2 && run.error.contains("parameter 'Days'"))
  }

  @Test func `takes any name where not everything was read`() throws {
    try folder.write("empty/x.yaml", "a: 1\n")
    try folder.write("broken.yaml", Template.broken)
    #expect(try run("empty", "--parameter", "Other=1").status == 0)
    #expect(
      try run("a.yaml", "--parameter", "Other=1", environment: ["PRE_COMMIT": "1"]).status == 0
    )
    #expect(try run("a.yaml", "--parameter", "Other=1", "--force-exclude").status == 0)
    for file in ["broken.yaml", "missing.yaml"] {
      let run = try run("a.yaml", file, "--parameter", "Other=1")
      #expect(run.status == 2 && !run.error.contains("Other") && run.output.contains(file))
    }
  }

  @Test func `takes any name of a configuration and of the environment`() throws {
    try folder.write(".elasticache-lint.yml", "parameter: {Other: 1}\nparameters: [p.json]\n")
    try folder.write("p.json", #"{"Another": "1"}"#)
    let run = try run("a.yaml", environment: ["ELASTICACHE_LINT_PARAMETER": "Third=1"])
    #expect(run.status == 0 && run.error.isEmpty)
  }

  @Test func `warns of a name in a file that options name`() throws {
    try folder.write("p.json", "{\n\"Stgae\": \"canary\",\n\"Days\": \"7\"}")
    let one = try run("a.yaml", "--parameters", "./p.json")
    #expect(one.status == 0)
    #expect(
      one.error
        == "Warning: p.json:2: no linted template declares parameter 'Stgae';"
        + " did you mean 'Stage'?\n"
    )
    try folder.write("p.json", #"["A=1", "B=2", "C=3"]"#)
    let three = try run("a.yaml", "--parameters", "p.json")
    #expect(three.error.hasSuffix("parameter 'A' (and 2 more of that kind)\n"))
  }

  // MARK: Values

  @Test(arguments: [
    ("Days=x", "value 'x' of parameter 'Days' is not a number"),
    ("Days=0x7", "is not a number"), ("Days=nan", "is not a number"), ("Days=", "is not a number"),
    ("Days=-1", "is below 0"), ("Days=35.5", "is above 35"),
    ("Stage=test", "value 'test' of parameter 'Stage' is not one of 'dev', 'prod'"),
    ("Stage=Prod", "is not one of 'dev', 'prod'"), ("Stages=dev,x", "is not one of 'dev', 'prod'"),
    ("Name=ab", "is shorter than 3 characters"), ("Name=abcdefghi", "is longer than 8 characters"),
    ("Limits=7,x", "is not a number"),
    ("Token=other", "value of parameter 'Token' is not an allowed value"),
  ])
  func `refuses a value that a template refuses`(_ argument: String, _ message: String) throws {
    for arguments in [["--parameter", argument], ["--parameter=\(argument)"]] {
      let run = try LintProcess(arguments + ["a.yaml"], in: "\(folder.path)")
      #expect(run.status == 2)
      #expect(run.error.hasPrefix("Error: --parameter: ") && run.error.contains(message))
      #expect(run.error.hasSuffix(", so 'a.yaml' refuses it\n"))
      #expect(!run.error.contains("secret") && !run.error.contains("other"))
    }
  }

  @Test(arguments: [
    "Days=0", "Days=35", "Days=7.0", "Stage=dev", "Stages=dev, prod", "Name=abc", "Limits=1,2",
    "Token=hidden", "Stored=7", "Stored=redis", "Stored=/other",
  ])
  func `takes a value that templates take`(_ argument: String) throws {
    #expect(try run("a.yaml", "--parameter", argument).error.isEmpty)
  }

  @Test func `names the source of a value that is refused`() throws {
    try folder.write("p.json", "[{\"ParameterKey\": \"Stage\",\n \"ParameterValue\": \"canary\"}]")
    let file = try run("a.yaml", "--parameters", "p.json")
    #expect(
      file.error
        == "Error: p.json:2: value of parameter 'Stage' is not one of 'dev', 'prod',"
        + " so 'a.yaml' refuses it\n"
    )
    let variable = try run("a.yaml", environment: ["ELASTICACHE_LINT_PARAMETER": "Stage=x"])
    #expect(variable.status == 2 && variable.error.contains("Error: ELASTICACHE_LINT_PARAMETER: "))
    try folder.write(".elasticache-lint.yml", "\nparameter: {Stage: x}\n")
    let setting = try run("a.yaml")
    #expect(setting.status == 2 && setting.error.hasPrefix("Error: .elasticache-lint.yml:2:12: "))
    let stronger = try run("a.yaml", "--parameter", "Stage=dev")
    #expect(stronger.status == 0)
  }

  @Test func `asks no template that another one deploys with other values`() throws {
    try folder.write("child.yaml", Self.template.replacing("[dev, prod]", with: "[d, p]"))
    try folder.write(
      "parent.yaml",
      """
      Parameters: {Stage: {Type: String}}
      Resources:
        Child:
          Type: AWS::CloudFormation::Stack
          Properties: {TemplateURL: child.yaml, Parameters: {Stage: p, Stages: p}}
      """,
    )
    let run = try run("parent.yaml", "child.yaml", "--parameter", "Stage=dev")
    #expect(run.error.isEmpty)
  }

  @Test(arguments: [
    ("--region", "useast1"), ("--region", "US-EAST-1"), ("--region", "us-east-1a"),
    ("--region", ""), ("--region", "us-eats-1"), ("--region", "us-east-0"), ("--region", "us-east"),
    ("--account", "12345678901"),
    ("--account", "1234567890123"), ("--account", "12345678901x"), ("--account", "１２３４５６７８９０１２"),
    ("--parameter", "AWS::Region=x"), ("--parameter", "AWS::AccountId=1"),
    ("--parameter", "AWS::NoValue=1"),
  ])
  func `refuses a region and an account that cannot be`(_ option: String, _ value: String) throws {
    let run = try run("a.yaml", option, value)
    #expect(run.status == 2 && run.error.hasPrefix("Error: \(option): '"))
  }

  @Test(arguments: [
    "us-east-1", "us-gov-west-1", "us-isob-east-1", "eusc-de-east-1", "ap-southeast-2",
    "cn-north-1", "mx-central-1",
  ])
  func `takes regions of all partitions`(_ region: String) throws {
    #expect(try run("a.yaml", "--region", region, "--account", "012345670123").status == 0)
  }

  @Test func `suggests the region that is nearly named`() throws {
    let run = try run("a.yaml", "--region", "us-gov-wets-1")
    #expect(run.error.hasSuffix("'us-gov-wets-1' is not a region; did you mean 'us-gov-west-1'?\n"))
  }

  @Test func `refuses a region of a configuration`() throws {
    try folder.write(".elasticache-lint.yml", "region: nowhere\n")
    let run = try run("a.yaml")
    #expect(run.status == 2)
    #expect(
      run.error == "Error: .elasticache-lint.yml:1:9: 'nowhere' is not a region,"
        + " such as eu-central-1\n"
    )
  }

  // MARK: Findings

  @Test func `names the line of a file that gives the limit`() throws {
    try folder.write("p.json", "{\n \"Days\": \"0\"\n}")
    let run = try run("a.yaml", "--parameters", "p.json")
    #expect(run.status == 1)
    #expect(run.output.contains("parameter 'Days' is given as '0' by p.json:2\n"))
    #expect(run.output.contains("::: p.json:2:10\n"))
    #expect(
      run.output.contains(
        "help: set parameter 'Days', given by p.json:2, to the days to keep backups, 1 to 35, for example 7\n"
      )
    )
    let sarif = try self.run("a.yaml", "--parameters", "p.json", "-f", "sarif")
    #expect(sarif.output.contains("parameter 'Days' is given here"))
    let short = try self.run("a.yaml", "--parameter", "Days=3", "--minimum-days", "7")
    #expect(
      short.output.contains("help: set parameter 'Days', given by --parameter, to 7 or more days")
    )
  }

  @Test func `asks for the value that is stored, and takes it`() throws {
    try folder.write(
      "b.yaml",
      """
      Parameters:
        Engine: {Type: AWS::SSM::Parameter::Value<String>, Default: /engine}
      Resources:
        Cache:
          Type: AWS::ElastiCache::CacheCluster
          Properties: {Engine: !Ref Engine}
      """,
    )
    let open = try run("b.yaml")
    #expect(open.output.contains("help: give the value that is stored there: --parameter Engine="))
    #expect(try run("b.yaml", "--parameter", "Engine=redis").status == 1)
    #expect(try run("b.yaml", "--parameter", "Engine=memcached").status == 0)
    let key = try run("b.yaml", "--parameter", "Engine=/other")
    #expect(key.output.contains("1 undecided"))
    try folder.write("p.json", #"{"Engine": "memcached"}"#)
    #expect(try run("b.yaml", "--parameters", "p.json").output.contains("1 undecided"))
  }

  @Test(arguments: ["valkey", "VALKEY", "redis"])
  func `says that a cluster of Valkey cannot be created`(_ engine: String) throws {
    try folder.write(
      "b.yaml",
      """
      Resources:
        Cache:
          Type: AWS::ElastiCache::CacheCluster
          Properties: {Engine: "\(engine)"}
        Group:
          Type: AWS::ElastiCache::ReplicationGroup
          Properties: {Engine: "\(engine)"}
      """,
    )
    let words = "; use a replication group instead: ElastiCache refuses cache clusters of Valkey\n"
    let run = try run("b.yaml")
    #expect(run.output.components(separatedBy: words).count == (engine == "redis" ? 1 : 2))
  }
}
