import LintDiagnostics
import LintModel
import LintTestSupport
import LintText
import Testing

@testable import ElastiCacheLint

/// The commands in the help of change sets.
struct ChangeSetTests {
  private static func help(_ text: String) throws -> [String] {
    let file = SourceFile(path: "c.json", text: try SourceText(contents: text.utf8), isNamed: true)
    return Linter().lint(file).diagnostics.compactMap(\.help)
  }

  /// A change set without values, as its names, and the command in its help.
  @Test(arguments: [
    (#""ChangeSetName": "review""#, "--change-set-name review --include"),
    (
      #""ChangeSetName": "review", "StackName": "shop""#,
      "--stack-name shop --change-set-name review --include"
    ),
    (
      #""ChangeSetId": "arn:aws:cloudformation:eu-west-1:1:changeSet/r/1", "StackName": "shop""#,
      "describe-change-set --change-set-name arn:aws:cloudformation:eu-west-1:1:changeSet/r/1 --"
    ),
  ])
  func `help has the command`(_ names: String, _ command: String) throws {
    let help = try Self.help(Self.changeSet(names))
    #expect(help.count == 1 && help.allSatisfy { $0.contains(command) })
  }

  /// No text of a change set becomes part of a command that a shell would take for more than a name.
  @Test(arguments: ["r; touch /tmp/x", "$(id)", "-x", "a b", "a\\nb", "é", "`id`", "a'b", ""])
  func `help has no command for other names`(_ name: String) throws {
    for names in [
      #""ChangeSetName": "\#(name)""#, #""ChangeSetName": "a", "StackName": "\#(name)""#,
      #""ChangeSetId": "\#(name)", "ChangeSetName": "a""#,
    ] {
      for text in [Self.changeSet(names), Self.nested(names)] {
        let help = try Self.help(text)
        #expect(!help.isEmpty)
        #expect(help.allSatisfy { !$0.contains("aws cloudformation") }, "\(help)")
      }
    }
  }

  @Test(arguments: [
    ("CREATE_PENDING", "wait for it"), ("CREATE_IN_PROGRESS", "wait for it"),
    ("FAILED", "create the change set again"), ("DELETE_COMPLETE", "create the change set again"),
  ])
  func `only a change set in progress is waited for`(_ status: String, _ part: String) throws {
    let help = try Self.help(
      #"{"Changes": [], "ChangeSetName": "r", "StackName": "s", "Status": "\#(status)"}"#
    )
    #expect(help.count == 2 && help.contains { $0.contains(part) })
  }

  private static func changeSet(_ names: String) -> String {
    """
    {"Changes": [{"ResourceChange": {"Action": "Add", "LogicalResourceId": "A",
      "ResourceType": "AWS::ElastiCache::ServerlessCache"}}], \(names)}
    """
  }

  private static func nested(_ names: String) -> String {
    """
    {"Changes": [{"ResourceChange": {"Action": "Add", "LogicalResourceId": "A",
      "ResourceType": "AWS::CloudFormation::Stack", \(names)}}], "ChangeSetName": "c"}
    """
  }
}
