import CloudFormation
import ElastiCacheLint
import Foundation
import LintTestSupport
import Testing

/// Nothing that others write gives orders to a terminal or to a service that reads the log of a build,
/// whichever way it takes to standard output or standard error.
struct HostileStreamTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  // MARK: Orders

  /// Orders that are obeyed at the start of a line, or anywhere in it.
  private static let orders = [
    "::error file=a.yaml,line=1::pwned", "##vso[task.setvariable variable=x]1",
    "##teamcity[message text='x']", "##[error]x", "section_start:1:a\r\u{1B}[0K", "\u{1B}[2J",
    "\u{9B}2J", "\u{3000}::warning::x", "\u{200D}::warning::x",
  ]

  /// All of them on lines of their own, and what turns text around.
  private static let all =
    orders.map { "\n\($0)\r\($0)\u{2028}\($0)\u{85}\($0)" }.joined() + "\u{202E}\u{2066}x\u{7}"

  /// Orders by themselves, which begin a line where a name does, and all in one.
  private static let texts = [orders[0], orders[1], all]

  /// A text as YAML and JSON write it between double quotes.
  private static func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar in
      let hex = String(scalar.value, radix: 16)
      return scalar.isASCII && scalar.value >= 0x20 && scalar != "\"" && scalar != "\\"
        ? String(scalar) : "\\u\(String(repeating: "0", count: 4 - hex.count))\(hex)"
    }
    return "\"\(escaped.joined())\""
  }

  // MARK: Checks

  private func check(
    _ arguments: [String],
    input: String = "",
    environment: [String: String] = [:],
    format: ReportFormat = .text,
    sourceLocation: SourceLocation = #_sourceLocation,
  ) throws {
    let run = try LintProcess(
      arguments,
      in: "\(folder.path)",
      input: input,
      environment: environment,
    )
    #expect([0, 1, 2].contains(run.status), "\(arguments)", sourceLocation: sourceLocation)
    let problems = Self.problems(in: run.error, .text) + Self.problems(in: run.output, format)
    #expect(problems.isEmpty, "\(arguments): \(problems)", sourceLocation: sourceLocation)
  }

  /// The lines of an output that somebody else might obey.
  private static func problems(in text: String, _ format: ReportFormat) -> [String] {
    // Services end lines at a carriage return too.
    let lines = text.unicodeScalars.split { $0 == "\n" || $0 == "\r" }.map { String($0) }
    return lines.filter { line in
      line.unicodeScalars.contains { isControl($0, in: format) } || isOrder(line, in: format)
    }
      + (text.unicodeScalars.contains("\r") ? ["a carriage return"] : [])
  }

  private static func isControl(_ scalar: Unicode.Scalar, in format: ReportFormat) -> Bool {
    switch scalar.properties.generalCategory {
    case .control: true
    case .format, .lineSeparator, .paragraphSeparator:
      // Programs read documents.
      scalar != "\u{200D}" && (format.audience == .people || format == .markdown)
    default: false
    }
  }

  private static func isOrder(_ line: String, in format: ReportFormat) -> Bool {
    switch format {
    // Its own commands begin lines, and nothing else does.
    case .github:
      return !["error", "warning", "notice"].contains {
        line.utf8.starts(with: "::\($0) file=".utf8)
      }
    case .azure: return !line.utf8.starts(with: "##vso[task.logissue type=".utf8)
    case .teamcity: return !line.utf8.starts(with: "##teamcity[inspection".utf8)
    default:
      let start = String(
        String.UnicodeScalarView(
          line.unicodeScalars.drop { $0.properties.isWhitespace || $0 == "\u{200D}" }
        )
      )
      return start.prefixMatch(of: /::[A-Za-z-]+[ :]|##[A-Za-z.]*\[|section_(start|end):/) != nil
        || line.contains(/##[A-Za-z.]*\[/)
    }
  }

  @Test(arguments: orders) func `sees orders`(_ order: String) {
    #expect(!Self.problems(in: "a\n\(order)\n", .text).isEmpty)
    #expect(!Self.problems(in: Self.all, .text).isEmpty)
  }

  // MARK: Inputs

  private static func template(_ text: String) -> String {
    let quoted = quoted(text)
    return """
      Transform: [\(quoted)]
      Parameters:
        \(quoted): {Type: String, Default: \(quoted), AllowedValues: [\(quoted), x]}
        P: {Type: String, Default: \(quoted)}
        Q: {Type: String, AllowedValues: [\(quoted), x]}
      Mappings: {M: {\(quoted): {d: 0}}}
      Conditions: {\(quoted): !Equals [!Ref Q, \(quoted)]}
      Resources:
        \(quoted):
          Type: AWS::ElastiCache::CacheCluster
          Metadata: {aws:cdk:path: \(quoted)}
          Properties: {Engine: \(quoted), SnapshotRetentionLimit: \(quoted)}
        Chosen:
          Type: AWS::ElastiCache::CacheCluster
          Properties: {Engine: redis, SnapshotRetentionLimit: !If [\(quoted), 0, 7]}
        Given:
          Type: AWS::ElastiCache::CacheCluster
          Properties: {Engine: redis, SnapshotRetentionLimit: !Ref P}
        Missing:
          Type: AWS::ElastiCache::CacheCluster
          Properties: {Engine: redis, SnapshotRetentionLimit: !FindInMap [M, \(quoted), e]}
        Open:
          Type: AWS::ElastiCache::CacheCluster
          Properties: {Engine: redis, SnapshotRetentionLimit: !GetAtt [\(quoted), \(quoted)]}
        Accepted:
          Type: AWS::ElastiCache::CacheCluster
          Metadata:
            elasticache-lint: {allow: [{rule: backups-off, reason: \(quoted)}]}
          Properties: {Engine: redis}
        Refused:
          Type: AWS::ElastiCache::CacheCluster
          Metadata:
            elasticache-lint: {allow: [{rule: \(quoted), reason: x, until: \(quoted)}, {\(quoted): 1}]}
          Properties: {Engine: redis, \(quoted): 1, \(quoted): 2}
        Nested:
          Type: AWS::CloudFormation::Stack
          Properties: {TemplateURL: \(quoted)}
        \(quoted): {Type: \(quoted)}
      """
  }

  private static func plan(_ text: String) -> String {
    let quoted = quoted(text)
    let type = "aws_elasticache_cluster"
    return """
      {"format_version":"1.2","terraform_version":\(quoted),"resource_changes":[
      {"address":\(quoted),"type":"\(type)","name":\(quoted),"index":\(quoted),"mode":"managed",
      "module_address":\(quoted),"deposed":"","provider_name":\(quoted),
      "change":{"actions":["create"],"after":{"engine":\(quoted),"snapshot_retention_limit":0}}},
      {"address":"\(type).b","type":"\(type)","name":"b","mode":"managed",
      "change":{"actions":["create"],"after":{"engine":"redis"},
      "after_unknown":{"snapshot_retention_limit":true}}}],
      "deferred_changes":[{"reason":\(quoted),"resource_change":{"address":\(quoted),
      "type":"\(type)","name":"c","mode":"managed","change":{"actions":["create"],"after":{}}}}],
      "configuration":{"root_module":{"resources":[{"address":"\(type).b","mode":"managed",
      "type":"\(type)","name":"b","expressions":{"snapshot_retention_limit":
      {"references":[\(quoted)]}}}]}}}
      """
  }

  @Test(arguments: ReportFormat.allCases, texts)
  func `nothing in an input and in its name is obeyed`(
    _ format: ReportFormat,
    _ text: String,
  ) throws {
    // A path takes no more than 255 bytes.
    let name = String(String.UnicodeScalarView(text.unicodeScalars.prefix(60)))
      .replacing("/", with: "")
    try folder.write("\(name)/\(name).yaml", Self.template(text))
    try folder.write("\(name)/\(name).json", Self.plan(text))
    try folder.write("\(name)/broken\(name).yaml", Template.cache() + "\n  \(Self.quoted(text)): [")
    try folder.write("\(name)/other\(name).yaml", "a: 1")
    try folder.write("\(name)/.elasticache-lint.yml", "minimum-days: 3")
    try check(["-f", format.rawValue, "-v", "--show-suppressed", "."], format: format)
  }

  @Test(arguments: texts) func `no name on the command line is obeyed`(_ text: String) throws {
    try folder.write("a.yaml", Template.parameterized)
    try folder.write("broken.yaml", Template.broken)
    let plain = text.replacing("/", with: "")
    for arguments in [
      [text], ["-v", "--", text], ["--\(text)"], ["-\(text)"], ["--\(text)=1"], ["--color", text],
      ["-f", text], ["--fail-on", text], ["--minimum-days", text], ["--exclude", text + "["],
      ["--source-root", text], ["--report", text], ["--report", "json=\(text)/x"],
      ["--config", text], ["--baseline", text], ["--write-baseline", "\(text)/x"],
      ["--changed-since", text], ["--parameter", text], ["--parameter", "\(text)=1"],
      ["--parameter", "Days=\(text)"], ["--parameters", text], ["--region", text],
      ["--account", text], ["explain", text], ["rules", "-f", text], ["rules", text],
      ["config", text], ["config", "--region", text, "--parameter", "\(text)=\(text)"],
      ["help", text], ["check", text], ["--generate-completion-script", text],
      ["--stdin-filename", text, "broken.yaml", "-"],
    ] {
      try check(arguments + (arguments.count == 1 ? [] : ["a.yaml"]), input: Template.cache())
    }
    try check(["--stdin-filename", plain, "-v", "-"], input: "a: 1")
    try check(["--stdin-filename", plain, "-"], input: Template.broken)
  }

  @Test(arguments: texts) func `no configuration is obeyed`(_ text: String) throws {
    let quoted = Self.quoted(text)
    try folder.write("a.yaml", Template.parameterized)
    let keys = Setting.allCases.map(\.name) + [quoted]
    var configurations = [
      quoted, "[\(quoted)]", "{\(quoted): \(quoted)}", "{\(quoted): [\(quoted)]}", "1",
    ]
    .map { value in keys.map { "\($0): \(value)\n" }.joined() }
    // Those that take any text are used, one after the other.
    configurations += Setting.allCases.flatMap {
      ["\($0.name): \(quoted)", "\($0.name): [\(quoted)]"]
    }
    configurations += ["json=", "x="].map { "report: [\(Self.quoted($0 + text + "/x"))]" }
    for key in ["rules", "paths", "resource", "reason", "until", quoted] {
      let entry = "{rules: [backups-off], paths: [\"**\"], reason: x, \(key): \(quoted)}"
      configurations.append("ignore: [\(entry)]")
      configurations.append("ignore: [\(entry.replacing(": \(quoted)}", with: ": [\(quoted)]}"))]")
    }
    configurations += [
      "overrides: [{paths: [\(quoted)], minimum-days: 7}]", "overrides: [{\(quoted): 1}]",
      "overrides: [{paths: [\"**\"], parameter: {Days: \(quoted)}}]", "[\(quoted)", quoted,
      "parameter: {Days: \(quoted)}", "\(quoted): 1\n\(quoted): 2", "*\(text.prefix(5))",
      "ignore: [{rules: [backups-off], paths: [a.yaml], reason: \(quoted)}]",
    ]
    for (index, configuration) in configurations.enumerated() {
      try folder.write(".elasticache-lint.yml", configuration)
      try check(["-v", "--show-suppressed", "a.yaml"])
      if index % 7 == 0 { try check(["config", "a.yaml"]) }
    }
  }

  @Test(arguments: texts) func `no environment is obeyed`(_ text: String) throws {
    try folder.write("a.yaml", Template.parameterized)
    let names =
      Setting.allCases.map(\.variable)
      + [
        "ELASTICACHE_LINT_CONFIG", "ELASTICACHE_LINT_NO_CONFIG", "GITHUB_STEP_SUMMARY", "TERM",
        "NO_COLOR",
      ]
    for name in names {
      try check(["-v", "--report", "markdown", "a.yaml"], environment: [name: text])
    }
  }

  @Test(arguments: texts) func `no file of values and no baseline is obeyed`(
    _ text: String
  ) throws {
    let quoted = Self.quoted(text)
    let entry = #"{"path": \#(quoted), "rule": \#(quoted), "resource": \#(quoted), "count": 1}"#
    try folder.write("a.yaml", Template.parameterized)
    for values in [
      "{\(quoted): \(quoted)}", "{\"Days\": \(quoted)}", "[\(quoted)]", quoted, "[{\(quoted): 1}]",
      "[{\"ParameterKey\": \(quoted), \"ParameterValue\": \(quoted)}]", "{\(quoted)", "",
      "{\(quoted): {\(quoted): 1}}",
    ] {
      try folder.write("p.json", values)
      try check(["--parameters", "p.json", "a.yaml"])
    }
    for baseline in [
      "{\"version\": 1, \"findings\": [\(entry)]}", "{\"version\": \(quoted)}", "{\(quoted): 1}",
      "{\"version\": 1, \"findings\": [{\(quoted): 1}]}", "{\(quoted)", quoted,
      "{\"version\": 1, \"findings\": [\(entry.replacing("\"count\": 1", with: "\"count\": 0"))]}",
    ] {
      try folder.write("b.json", baseline)
      try check(["--baseline", "b.json", "."])
      try check(["--baseline", "b.json", "--prune-baseline", "."])
    }
  }

  @Test(.enabled(if: Git.isAvailable), arguments: texts)
  func `no reference and no repository is obeyed`(_ text: String) throws {
    let name = String(text.unicodeScalars.prefix(60).map(Character.init)).replacing("/", with: "")
    try folder.write("\(name)/a.yaml", Template.cache())
    try check(["--changed-since", text, name])
    let git = Git(folder: folder)
    try git.run("init", "--quiet")
    try check(["--changed-since", text, name])
    try check(["--changed-since", "HEAD", "-v", name])
    try check(["--changed-since", "HEAD", "/", name])
  }
}
