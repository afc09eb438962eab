import Foundation
import LintTestSupport
import Testing

/// How the command follows nested stacks to their templates.
struct NestedStackTests: FolderTrial {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      "stacks/cache.yaml",
      """
      Parameters:
        Days:
          Type: Number
          Default: 3
      Resources:
        Cache:
          Type: AWS::ElastiCache::ReplicationGroup
          Properties:
            SnapshotRetentionLimit: !Ref Days
      """,
    )
  }

  private static let unexamined = "nothing to lint: 1 deploys stacks that were not examined"

  private func parent(_ properties: String) throws {
    try folder.write(
      "parent.yaml",
      """
      Parameters:
        Stage:
          Type: String
          Default: prod
          AllowedValues: [prod, dev]
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
      Resources:
        Data:
          Type: AWS::CloudFormation::Stack
          Properties: \(properties)
      """,
    )
  }

  private func text(of name: String) throws -> String {
    try String(contentsOfFile: "\(folder(name))", encoding: .utf8)
  }

  @Test func `judges the child with what its parent passes, and only so`() throws {
    try parent("{TemplateURL: stacks/cache.yaml, Parameters: {Days: 0}}")
    let finding =
      "stacks/cache.yaml:9:31: error: automatic backups are off for replication group "
      + "'Cache' of nested stack 'Data': SnapshotRetentionLimit is 0 [backups-off]"
    #expect(try lines(".") == [finding, "2 templates: 1 cache, 1 error"])
    #expect(try lines("parent.yaml") == [finding, "1 template: 1 cache, 1 error"])
    #expect(try lines("stacks") == ["1 template: 1 cache, no problems"])
  }

  /// What is at the path of a template that cannot be read as one.
  enum Unreadable: String, CaseIterable {
    case missing
    case deadLink
    case folder
    case pipe
    case linkToPipe
    case socket

    func make(_ name: String, in folder: TemporaryFolder) throws {
      switch self {
      case .missing: break
      case .deadLink: try folder.link(name, to: "nowhere")
      case .folder: try folder.makeFolder(name)
      case .pipe: try #require(mkfifo("\(folder(name))", 0o600) == 0)
      case .linkToPipe:
        try #require(mkfifo("\(folder("fifo"))", 0o600) == 0)
        try folder.link(name, to: "fifo")
      case .socket:
        // Bound by a relative path: the name of a socket must not be long.
        let script = "import socket; socket.socket(socket.AF_UNIX).bind('\(name)')"
        let python = URL(filePath: "/usr/bin/env")
        _ = try LintProcess(python, ["python3", "-c", script], in: "\(folder.path)")
      }
    }
  }

  /// A parent without a cache may deploy anything, so that only what names one is reported on.
  @Test(
    .timeLimit(.minutes(5)),
    arguments: Unreadable.allCases,
    [
      "AWS::CloudFormation::Stack, Properties: {TemplateURL",
      "AWS::Serverless::Application, Properties: {Location",
    ],
  )
  func `notes what is no file at the path of a template only beside a cache`(
    _ kind: Unreadable,
    _ stack: String,
  ) throws {
    try folder.remove("stacks")
    try kind.make("child.yaml", in: folder)
    let resource = "  Data: {Type: \(stack): child.yaml}}\n"
    try folder.write("parent.yaml", "Resources:\n\(resource)")
    #expect(try lines("parent.yaml") == [Self.unexamined])
    try folder.write(
      "parent.yaml",
      "Resources:\n\(resource)  Own:\n    Type: AWS::ElastiCache::ServerlessCache\n"
        + "    Properties: {SnapshotRetentionLimit: 7}\n"
    )
    let lines = try lines("parent.yaml")
    #expect(lines.count == 2, "\(lines)")
    #expect(lines.first?.hasSuffix("[not-examined]") == true, "\(lines)")
  }

  /// The sources of a plan are read where there are any.
  @Test(.timeLimit(.minutes(5)), arguments: Unreadable.allCases)
  func `judges a plan whose local module is no folder`(_ kind: Unreadable) throws {
    let type = "aws_elasticache_replication_group"
    try folder.remove("stacks")
    try kind.make("m", in: folder)
    try folder.write("main.tf", "module \"m\" {\n  source = \"./m\"\n}\n")
    try folder.write(
      "plan.json",
      """
      {"format_version":"1.2","planned_values":{},"resource_changes":[
       {"address":"module.m.\(type).a","mode":"managed","type":"\(type)","name":"a",
        "change":{"actions":["create"],"after":{"snapshot_retention_limit":0}}}],
       "configuration":{"root_module":{"module_calls":{"m":{"source":"./m","module":
        {"resources":[{"address":"\(type).a","mode":"managed","type":"\(type)","name":"a",
         "expressions":{"snapshot_retention_limit":{"constant_value":0}}}]}}}}}}
      """
    )
    let lines = try lines("plan.json")
    #expect(lines.count == 2, "\(lines)")
    #expect(lines.first?.contains("[backups-off]") == true, "\(lines)")
  }

  @Test func `knows a child again that its parent reaches through the folder above`() throws {
    try folder.write(
      "apps/parent.yaml",
      """
      Resources:
        Data:
          Type: AWS::CloudFormation::Stack
          Properties:
            TemplateURL: ../stacks/cache.yaml
            Parameters: {Days: 0}
      """,
    )
    let lines = try lines(".")
    #expect(lines.map { $0.prefix(17) } == ["stacks/cache.yaml", "2 templates: 1 ca"])
  }

  @Test func `judges the children of many parents, each once`() throws {
    for index in 10..<40 {
      try folder.write(
        "apps/p\(index).yaml",
        """
        Resources:
          Data:
            Type: AWS::CloudFormation::Stack
            Properties:
              TemplateURL: ../stacks/cache.yaml
              Parameters: {Days: \(index == 20 ? 0 : 7)}
        """,
      )
    }
    let lines = try lines(".", "--show-suppressed")
    #expect(lines.map { $0.prefix(21) } == ["stacks/cache.yaml:9:3", "31 templates: 30 cach"])
  }

  @Test func `takes the child's default for what is not passed`() throws {
    try parent("{TemplateURL: ./stacks/cache.yaml}")
    #expect(try lines(".") == ["2 templates: 1 cache, no problems"])
  }

  @Test func `passes on what the parent is given`() throws {
    try parent("{TemplateURL: stacks/cache.yaml, Parameters: {Days: !If [IsProd, 7, 0]}}")
    #expect(try lines("parent.yaml", "--parameter", "Stage=prod").count == 1)
    #expect(try lines("parent.yaml", "--parameter", "Stage=dev")[0].contains("is 0"))
    #expect(
      try lines("parent.yaml")[0].contains(
        "warning: automatic backups are off for replication group 'Cache' of nested stack 'Data' "
          + "when Stage is 'dev': SnapshotRetentionLimit is 0"
      )
    )
  }

  /// A nested stack is given nothing but what its parent passes.
  @Test func `lets a parameter that is not passed take its default`() throws {
    try folder.write(
      "stacks/cache.yaml",
      """
      Parameters:
        Size:
          Type: String
          Default: large
          AllowedValues: [large, small]
        Stage:
          Type: String
      Conditions:
        IsKept: !Or [!Equals [!Ref Size, large], !Equals [!Ref Stage, prod]]
      Resources:
        Cache:
          Type: AWS::ElastiCache::ReplicationGroup
          Properties:
            SnapshotRetentionLimit: !If [IsKept, 7, 0]
      """,
    )
    try parent("{TemplateURL: stacks/cache.yaml, Parameters: {Stage: !Ref Stage}}")
    #expect(try lines("parent.yaml", "--parameter", "Stage=prod").count == 1)
    #expect(try lines("parent.yaml", "--parameter", "Stage=dev").count == 1)
    let run = try LintProcess(["parent.yaml", "--parameter", "Size=small"], in: "\(folder.path)")
    #expect(run.status == 2)
    #expect(run.error.contains("nested ones, which take what their parents pass"))
  }

  /// What a parent passes, and the one line that follows.
  @Test(arguments: [
    ("!If [IsProd, {Days: 0}, {Days: 7}]", "is 0"),
    ("{'Fn::If': [IsProd, {Days: 0}, !Ref 'AWS::NoValue']}", "is 0"),
    ("{'Fn::ForEach::L': [K, [Days], {'${K}': 0}]}", "is 0"),
    ("{'Fn::Transform': {Name: 'AWS::Include'}}", "[retention-undecided]"),
    ("!Ref Stage", "'Parameters' is not a mapping"),
    ("{Other: 7, 'Fn::Transform': {Name: 'AWS::Include'}}", "may insert parameters of the stack"),
    ("{Days: 7, Dayz: 0}", "declares no parameter 'Dayz' [not-examined]"),
    ("{Days: 7, Days: 0}", "error: key 'Days' is written twice"),
  ])
  func `passes on what 'Parameters' is in each scenario`(
    _ parameters: String,
    _ text: String
  )
    throws
  {
    try parent("{TemplateURL: stacks/cache.yaml, Parameters: \(parameters)}")
    let lines = try lines("parent.yaml")
    #expect(lines.contains { $0.contains(text) }, "\(lines)")
    #expect(!lines.contains { $0.contains("no problems") }, "\(lines)")
  }

  @Test(arguments: [
    ("{Days: 0}", "{Days: 7}"),
    ("{Days: '0'}", "{Days: '7'}"),
    ("!If [IsProd, {Days: 0}, {Days: 9}]", "!If [IsProd, {Days: 7}, {Days: 9}]"),
    ("{Days: !If [IsProd, 9, 0]}", "{Days: !If [IsProd, 9, 7]}"),
  ])
  func `fixes a value where it is passed`(_ parameters: String, _ fixed: String) throws {
    try parent("{TemplateURL: stacks/cache.yaml, Parameters: \(parameters)}")
    let shown = try LintProcess(["."], in: "\(folder.path)").output
    #expect(shown.contains("parameter 'Days' is passed here"), "\(shown)")
    let run = try LintProcess(["--unsafe-fixes", "--fix", "."], in: "\(folder.path)")
    #expect(run.status == 0, "\(run.output)")
    #expect(try text(of: "parent.yaml").contains("Parameters: \(fixed)}"))
    #expect(try text(of: "stacks/cache.yaml").contains("SnapshotRetentionLimit: !Ref Days"))
  }

  @Test(arguments: [
    // The value is written twice, or is no literal.
    "{Days: !If [IsProd, 0, 0]}",
    "{Days: !Sub '0'}",
  ])
  func `does not fix a value that is not written once`(_ parameters: String) throws {
    try parent("{TemplateURL: stacks/cache.yaml, Parameters: \(parameters)}")
    let run = try LintProcess(["--unsafe-fixes", "--diff", "."], in: "\(folder.path)")
    #expect(run.output.isEmpty, "\(run.output)")
  }

  /// What refuses every deployment of the stack, and the reason that is shown.
  @Test(arguments: [
    ("Conditions: {}", "condition 'IsLive' is not defined"),
    (
      "Conditions: {IsLive: {Condition: IsNew}, IsNew: {Condition: IsLive}}",
      "condition 'IsLive' refers to itself"
    ),
    ("Conditions: {IsLive: !Not []}", "'Fn::Not' has the wrong number of arguments"),
    (
      "Parameters: {Stage: {Type: String, Default: live}}\n"
        + "Conditions: {IsLive: !Equals [!Ref Stage, live]}\n"
        + "Rules: {A: {Assertions: [{Assert: !Equals [!Ref Stage, a]}]},"
        + " B: {Assertions: [{Assert: !Equals [!Ref Stage, b]}]}}",
      "the rules of the template allow no deployment of it"
    ),
  ])
  func `cannot tell about a stack whose deployment is refused`(
    _ sections: String,
    _ reason: String,
  ) throws {
    try folder.write(
      "stacks/inner.yaml",
      "Resources:\n  Inner: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: cache.yaml}}\n",
    )
    for template in ["cache.yaml", "inner.yaml"] {
      try folder.write(
        "parent.yaml",
        """
        \(sections)
        Resources:
          Data:
            Type: AWS::CloudFormation::Stack
            Condition: IsLive
            Properties: {TemplateURL: stacks/\(template), Parameters: {Days: 0}}
        """,
      )
      let lines = try lines("parent.yaml")
      #expect(lines.contains { $0.hasSuffix("\(reason) [retention-undecided]") }, "\(lines)")
      #expect(lines.last?.contains(": 1 cache, ") == true, "\(lines)")
      #expect(lines.last?.contains("1 undecided") == true, "\(lines)")
    }
  }

  @Test func `leaves out a stack that is never created`() throws {
    try folder.write(
      "parent.yaml",
      """
      Conditions: {IsLive: !Equals [a, b]}
      Resources:
        Data:
          Type: AWS::CloudFormation::Stack
          Condition: IsLive
          Properties: {TemplateURL: stacks/cache.yaml, Parameters: {Days: 0}}
      """,
    )
    #expect(try lines("parent.yaml") == ["nothing to lint: 1 names no cache"])
  }

  /// A key of `Parameters` is a name, even alone.
  @Test func `passes a parameter that is named as a function of conditions`() throws {
    let child = try String(contentsOfFile: "\(folder("stacks/cache.yaml"))", encoding: .utf8)
    try folder.write("stacks/cache.yaml", child.replacing("Days", with: "Condition"))
    try parent("{TemplateURL: stacks/cache.yaml, Parameters: {Condition: 0}}")
    let lines = try lines("parent.yaml")
    #expect(lines.count == 2 && lines[0].contains("is 0 [backups-off]"), "\(lines)")
  }

  @Test func `takes the child's default for what 'AWS::NoValue' removes`() throws {
    try parent("{TemplateURL: stacks/cache.yaml, Parameters: {Days: !Ref 'AWS::NoValue'}}")
    #expect(try lines("parent.yaml") == ["1 template: 1 cache, no problems"])
  }

  @Test func `reports a parameter without default that is not passed`() throws {
    let child = try String(contentsOfFile: "\(folder("stacks/cache.yaml"))", encoding: .utf8)
    try folder.write("stacks/cache.yaml", child.replacing("    Default: 3\n", with: ""))
    try parent("{TemplateURL: stacks/cache.yaml}")
    let lines = try lines("parent.yaml")
    #expect(lines.first?.contains("the parent passes no value for parameter 'Days'") == true)
  }

  @Test(arguments: [
    "\"Parameters\": {\"Days\": 7}, \"Parameters\": {\"Days\": 0}",
    "\"TemplateURL\": \"stacks/cache.yaml\"",
  ])
  func `reports duplicate keys on which a nested cache depends`(_ properties: String) throws {
    let stack =
      "{\"Type\": \"AWS::CloudFormation::Stack\", \"Properties\":"
      + " {\"TemplateURL\": \"stacks/cache.yaml\", \(properties)}}"
    try folder.write("parent.json", "{\"Resources\": {\"S\": \(stack)}}")
    let lines = try lines("parent.json")
    #expect(lines.first?.contains("is written twice, first on line 1") == true, "\(lines)")
    #expect(lines.last == "1 template: 1 cache, 1 error, 1 undecided", "\(lines)")
  }

  /// The same parent says nothing as long as no cache is found behind it.
  @Test func `follows computed paths and notes the rest beside a judged cache`() throws {
    let remote = """
      Parameters:
        Big: {Type: String, Default: 'no'}
        Path: {Type: String, Default: stacks/cache.yaml}
        Name: {Type: String}
      Conditions: {IsBig: !Equals [!Ref Big, 'yes']}
      Resources:
        Remote: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: 'https://a.b/c.yaml'}}
        Named: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: !Sub './${Name}.yaml'}}

      """
    try folder.write("parent.yaml", remote)
    #expect(try lines("parent.yaml") == [Self.unexamined])
    let stack = "Type: AWS::CloudFormation::Stack, Properties: {Parameters: {Days: 0}, TemplateURL:"
    try folder.write(
      "parent.yaml",
      remote + """
          Either: {\(stack) !If [IsBig, stacks/cache.yaml, 'https://a.b/c.yaml']}}
          Given: {\(stack) !Ref Path}}
          Fn::ForEach::All: [V, [cache], {'Each${V}': {\(stack) !Sub 'stacks/${V}.yaml'}}}]

        """
    )
    let lines = try lines("parent.yaml")
    for text in [
      "error: automatic backups are off for replication group 'Cache' of nested stack 'Either' when",
      "error: automatic backups are off for replication group 'Cache' of nested stack 'Given'",
      "error: automatic backups are off for replication group 'Cache' of nested stack 'Eachcache'",
      "note: nested stack 'Remote' is not examined",
      "note: nested stack 'Named' is not examined",
      "note: nested stack 'Either' is not examined where its template is not a local file",
    ] {
      #expect(lines.contains { $0.contains(text) }, "\(text): \(lines)")
    }
    #expect(lines.count == 7, "\(lines)")
  }

  @Test func `shows an absolute path below the working folder as a relative one`() throws {
    try parent("{TemplateURL: '\(folder("stacks/cache.yaml"))', Parameters: {Days: 0}}")
    #expect(try lines("parent.yaml")[0].hasPrefix("stacks/cache.yaml:9:31: error"))
    #expect(try lines(".").count == 2)
  }

  /// The template is an object, or a text if it is written in YAML.
  @Test(arguments: [true, false])
  func `judges the template in the answer of 'get-template'`(_ isObject: Bool) throws {
    let body =
      isObject
      ? "{\"Resources\": {\"C\": {\"Type\": \"AWS::ElastiCache::ServerlessCache\"}}}"
      : "\"Resources: {C: {Type: AWS::ElastiCache::ServerlessCache}}\""
    try folder.write(
      "answer.json",
      "{\"TemplateBody\": \(body), \"StagesAvailable\": [\"Original\"]}"
    )
    let lines = try lines("answer.json")
    let text = isObject ? "automatic backups are off" : "[not-examined]"
    #expect(lines.first?.contains(text) == true, "\(lines)")
  }

  /// Which documents hold caches may depend on what is passed, and no name tells beforehand.
  @Test func `merges scenarios in which other documents hold caches`() throws {
    let document = """
      Parameters:
        Kinds: {Type: CommaDelimitedList}
      Resources:
        Fn::ForEach::Caches:
          - Kind
          - KINDS
          - Cache${Kind}:
              Type: "\\x41WS::${Kind}::ServerlessCache"
              Properties: {Engine: redis, SnapshotRetentionLimit: 0}

      """
    try folder.write(
      "stacks/cache.yaml",
      document.replacing("KINDS", with: "[ElastiCache]") + "---\n"
        + document.replacing("KINDS", with: "!Ref Kinds"),
    )
    try parent(
      "{TemplateURL: stacks/cache.yaml, Parameters: {Kinds: !If [IsProd, EC2, ElastiCache]}}"
    )
    let lines = try lines("parent.yaml")
    #expect(lines.last == "1 template: 2 caches, 1 error, 1 warning", "\(lines)")
  }

  @Test func `reports a stack that its parent does not deploy by default`() throws {
    try parent("{TemplateURL: stacks/cache.yaml, Parameters: {Days: 0}}\n    Condition: IsDev")
    let text = try String(contentsOfFile: "\(folder("parent.yaml"))", encoding: .utf8)
    try folder.write(
      "parent.yaml",
      text.replacing("Conditions:\n", with: "Conditions:\n  IsDev: !Equals [!Ref Stage, dev]\n"),
    )
    #expect(try lines("parent.yaml")[0].contains("error: automatic backups are off"))
    #expect(try lines("parent.yaml")[0].contains("when Stage is 'dev'"))
  }

  @Test func `leaves out a stack that its parent never deploys`() throws {
    try parent("{TemplateURL: stacks/cache.yaml, Parameters: {Days: 0}}\n    Condition: IsTest")
    let text = try String(contentsOfFile: "\(folder("parent.yaml"))", encoding: .utf8)
    try folder.write(
      "parent.yaml",
      text.replacing("Conditions:\n", with: "Conditions:\n  IsTest: !Equals [!Ref Stage, test]\n"),
    )
    #expect(try lines("parent.yaml") == ["nothing to lint: 1 names no cache"])
  }

  @Test(arguments: [
    "{TemplateURL: stacks/missing.yaml}", "{TemplateURL: parent.yaml}",
    "{TemplateURL: 'https://example.com/cache.yaml'}", "{TemplateURL: stacks}",
  ])
  func `leaves alone what it cannot follow and what names no cache`(_ properties: String) throws {
    try parent(properties)
    #expect(try lines("parent.yaml") == [Self.unexamined])
  }

  /// A file that cannot be deployed may stand for one that could, so its parent says that it was not read.
  @Test(arguments: [
    ("kind: Service\nspec: {}\n", "is not a template"),
    ("# AWS::ElastiCache::CacheCluster\nkind: Service\n", "is not a template"),
    ("", "is not a template"), ("Resources: [\n", "is not a template"),
    ("just a text", "is not a template"),
  ])
  func `notes a file that is no template`(_ text: String, _ reason: String) throws {
    try folder.write("stacks/other.yaml", text)
    for (type, key) in [
      ("AWS::CloudFormation::Stack", "TemplateURL"), ("AWS::Serverless::Application", "Location"),
    ] {
      try folder.write(
        "parent.yaml",
        """
        Resources:
          Own: {Type: AWS::ElastiCache::ServerlessCache, Properties: {SnapshotRetentionLimit: 7}}
          Data: {Type: \(type), Properties: {\(key): stacks/other.yaml}}
          Folder: {Type: \(type), Properties: {\(key): stacks}}
        """,
      )
      let lines = try lines("parent.yaml")
      #expect(lines.count == 3)
      let note = "note: nested stack 'Data' is not examined: 'stacks/other.yaml' \(reason)"
      #expect(lines[0].hasPrefix("parent.yaml:3:3: \(note)"), "\(lines)")
      #expect(lines[1].contains("'Folder' is not examined: 'stacks' is not a regular file"))
    }
  }

  @Test func `notes nothing of a template without caches, and of a stack that is never deployed`()
    throws
  {
    try folder.write("stacks/network.yaml", "Resources: {Net: {Type: AWS::EC2::VPC}}\n")
    try folder.write("stacks/other.yaml", "kind: Service\n")
    try folder.write(
      "parent.yaml",
      """
      Conditions: {Never: !Equals [a, b]}
      Resources:
        Own: {Type: AWS::ElastiCache::ServerlessCache, Properties: {SnapshotRetentionLimit: 7}}
        Net: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: stacks/network.yaml}}
        Not:
          Type: AWS::CloudFormation::Stack
          Condition: Never
          Properties: {TemplateURL: stacks/other.yaml}
      """,
    )
    #expect(try lines("parent.yaml") == ["1 template: 1 cache, no problems"])
  }

  @Test func `follows the assets of CDK`() throws {
    try folder.write(
      "cdk.out/App.template.json",
      """
      {"Resources": {"Data": {
        "Type": "AWS::CloudFormation::Stack",
        "Properties": {
          "TemplateURL": {"Fn::Sub": "https://s3.${AWS::URLSuffix}/assets/1.json"},
          "Parameters": {"Days": "0"}
        },
        "Metadata": {
          "aws:cdk:path": "App/Data.NestedStack/Resource",
          "aws:asset:path": "Data.nested.template.json"
        }
      }}}
      """,
    )
    try folder.write(
      "cdk.out/Data.nested.template.json",
      """
      {
        "Parameters": {"Days": {"Type": "Number"}},
        "Resources": {"Cache": {
          "Type": "AWS::ElastiCache::ReplicationGroup",
          "Properties": {"SnapshotRetentionLimit": {"Ref": "Days"}},
          "Metadata": {"aws:cdk:path": "App/Data/Cache"}
        }}
      }
      """,
    )
    let lines = try lines("cdk.out")
    #expect(lines.count == 2)
    #expect(
      lines[0].contains("replication group 'Cache' of nested stack 'Data' (App/Data/Cache):"),
      "\(lines)",
    )
  }

  @Test func `ends where stacks are nested in a circle`() throws {
    for (name, child) in [("a", "b"), ("b", "a")] {
      try folder.write(
        "\(name).yaml",
        """
        Resources:
          Next:
            Type: AWS::CloudFormation::Stack
            Properties: {TemplateURL: \(child).yaml}
          Cache:
            Type: AWS::ElastiCache::ServerlessCache
            Properties: {Engine: redis, SnapshotRetentionLimit: 7}
        """,
      )
    }
    for (path, files) in [("a.yaml", "1 template: 2 caches"), (".", "3 templates: 3 caches")] {
      let lines = try lines(path)
      #expect(lines.last == "\(files), 1 note")
      #expect(lines[0].contains("stacks are nested in a circle"))
    }
  }
}
