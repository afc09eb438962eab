import ElastiCacheLint
import LintTestSupport
import Testing

/// Nothing is printed of an input but what is judged: neither what a plan marks as sensitive, nor what
/// stands beside it and is not marked.
struct CanaryTests {
  /// What every planted value begins with; the rest tells where it leaked from.
  private static let canary = "canary"

  private static let type = "aws_elasticache_replication_group"

  // MARK: Plans

  /// A plan on one line, as `terraform show -json` prints it.
  ///
  /// - Parameter limit: the planned limit, which is sensitive.
  private static func plan(limit: String) -> String {
    let after = """
      {"auth_token":"canary-auth-token","description":"canary-description","engine":"redis",\
      "snapshot_retention_limit":\(limit),"snapshot_window":"canary-window",\
      "tags":{"canary-tag-key":"canary-tag-value"},"user_data":["canary-list"]}
      """
    let marks =
      #"{"auth_token":true,"snapshot_retention_limit":true,"tags":{"canary-tag-key":true}}"#
    let expressions = """
      {"auth_token":{"references":["var.canary-variable"]},\
      "description":{"constant_value":"canary-constant"},\
      "snapshot_retention_limit":{"references":["var.days"]}}
      """
    return """
      {"format_version":"1.2","terraform_version":"canary-version",\
      "variables":{"days":{"value":\(limit)},"token":{"value":"canary-variable-value"}},\
      "planned_values":{"outputs":{"o":{"sensitive":true,"value":"canary-output"}}},\
      "prior_state":{"values":{"root_module":{"resources":[{"values":{"x":"canary-prior"}}]}}},\
      "resource_changes":[{"address":"aws_instance.canary-other","type":"aws_instance",\
      "name":"other","mode":"managed","change":{"actions":["create"],\
      "after":{"user_data":"canary-user-data"}}},\
      {"address":"\(type).a","type":"\(type)","name":"a","mode":"managed",\
      "provider_name":"canary-provider","change":{"actions":["update"],\
      "before":{"auth_token":"canary-before"},"after":\(after),"after_unknown":{},\
      "before_sensitive":false,"after_sensitive":\(marks)}}],\
      "output_changes":{"o":{"after":"canary-output-change"}},\
      "configuration":{"provider_config":{"aws":{"expressions":{"secret_key":\
      {"constant_value":"canary-secret-key"}}}},"root_module":{"resources":[\
      {"address":"\(type).a","mode":"managed","type":"\(type)","name":"a",\
      "expressions":\(expressions)}],"variables":{"days":{"default":"canary-default"}}}},\
      "timestamp":"canary-timestamp"}
      """
  }

  private static let configuration = """
    variable "days" {
      default = 3 # canary-of-the-default
    }
    resource "\(type)" "a" {
      auth_token               = "canary-written-token"
      snapshot_retention_limit = var.days
      description              = "canary-written-description"
    }
    locals {
      secret = "canary-local"
    }
    """

  // MARK: Templates

  private static let template = """
    Description: canary-template
    Metadata: {Note: canary-metadata}
    Parameters:
      Token: {Type: String, NoEcho: true, Default: canary-no-echo}
      Days: {Type: Number, NoEcho: true, Default: 77712}
      Other: {Type: String, Default: canary-parameter}
    Mappings:
      M:
        a: {b: canary-mapping}
    Conditions:
      IsSecret: !Equals
        - !Ref Token
        - canary-compared
    Resources:
      Instance:
        Type: AWS::EC2::Instance
        Properties: {UserData: canary-user-data}
      Plain:
        Type: AWS::ElastiCache::ReplicationGroup
        Metadata:
          Note: canary-note
        Properties:
          AuthToken: canary-auth-token
          SnapshotRetentionLimit: 0
          Tags:
            - Key: canary-tag-key
              Value: canary-tag-value
      Secret:
        Type: AWS::ElastiCache::ReplicationGroup
        Properties:
          AuthToken: !Ref Token
          SnapshotRetentionLimit: !Ref Days
      Chosen:
        Type: AWS::ElastiCache::ReplicationGroup
        Properties:
          SnapshotRetentionLimit: !If [IsSecret, 0, 7]
    Outputs:
      O: {Value: canary-output}
    """

  /// The same on one line, as programs write it.
  private static let minified = """
    {"Description":"canary-template","Resources":{"Instance":{"Type":"AWS::EC2::Instance",\
    "Properties":{"UserData":"canary-user-data"}},"Plain":{"Metadata":{"Note":"canary-note"},\
    "Type":"AWS::ElastiCache::ReplicationGroup","Properties":{"AuthToken":"canary-auth-token",\
    "SnapshotRetentionLimit":0,"Tags":[{"Key":"canary-tag-key","Value":"canary-tag-value"}]}}}}
    """

  private static let parameters = """
    [{"ParameterKey": "Other", "ParameterValue": "canary-given"},
     {"ParameterKey": "Token", "ParameterValue": "canary-given-token"},
     {"ParameterKey": "Days", "ParameterValue": "77713"}]
    """

  // MARK: Inputs that are not as they should be

  /// What Terraform writes, broken just behind a value, and in forms that are refused.
  ///
  /// Of a template the line is shown that cannot be read: people wrote it.
  private static let refused = [
    "broken.json":
      #"{"format_version":"1.2","aws_elasticache_cluster":"canary-broken" "canary-next""#,
    "state.tfstate":
      #"{"version":4,"terraform_version":"1.9.0","serial":1,"lineage":"canary-lineage","#
      + #""resources":[{"type":"aws_elasticache_cluster","auth_token":"canary-state"}]}"#,
    "change.json":
      #"{"format_version":"1.2","resource_changes":[{"type":"aws_elasticache_cluster","#
      + #""address":"a","name":7,"change":"canary-change"}],"configuration":{}}"#,
  ]

  // MARK: Tests

  /// Lints files in every format and with every option that prints more.
  private static func outputs(
    of files: [String: String],
    _ arguments: [String] = [],
  ) throws -> [(arguments: [String], run: LintProcess)] {
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(name, text) }
    let names = files.keys.filter { !$0.hasSuffix(".tf") && $0 != "parameters.txt" }.sorted()
    return try ReportFormat.allCases.map { format in
      let all = ["-f", format.rawValue, "-v", "--show-suppressed", "--color", "always"]
      let run = try LintProcess(all + arguments + names, in: "\(folder.path)")
      return (all + arguments, run)
    }
  }

  private static func expectNoCanary(
    _ files: [String: String],
    _ arguments: [String] = [],
    secrets: [String] = [],
    isDecided: Bool = true,
  ) throws {
    for (arguments, run) in try outputs(of: files, arguments) {
      #expect((run.status != 0) == isDecided, "\(arguments) finds nothing")
      for text in [run.output, run.error] {
        let leaked = text.ranges(of: canary).map { text[$0.lowerBound...].prefix(30) }
        #expect(leaked.isEmpty, "\(arguments) prints \(leaked)")
        for secret in secrets {
          #expect(!text.contains(secret), "\(arguments) prints \(secret)")
        }
      }
    }
  }

  @Test(arguments: ["0", "77711", "-77711", "\"canary-limit\"", "[\"canary-limit\"]", "true"])
  func `no value of a plan is printed`(_ limit: String) throws {
    let secrets = limit.contains("77711") ? ["77711"] : []
    // Text in place of a number was written by somebody who hides values.
    let isDecided = !limit.hasPrefix("\"")
    let plan = ["plan.json": Self.plan(limit: limit)]
    try Self.expectNoCanary(plan, secrets: secrets, isDecided: isDecided)
    try Self.expectNoCanary(
      plan.merging(["main.tf": Self.configuration]) { first, _ in first },
      ["plan.json", "--minimum-days", "7"],
      secrets: secrets,
      isDecided: isDecided,
    )
  }

  @Test func `no value of a template is printed`() throws {
    try Self.expectNoCanary(["a.yaml": Self.template], secrets: ["77712"])
    try Self.expectNoCanary(["a.json": Self.minified])
    let files = ["a.yaml": Self.template, "parameters.txt": Self.parameters]
    try Self.expectNoCanary(
      files,
      ["--parameters", "parameters.txt"],
      secrets: ["77712", "77713"]
    )
  }

  @Test func `no value of what is refused is printed`() throws {
    for (name, text) in Self.refused { try Self.expectNoCanary([name: text]) }
  }
}
