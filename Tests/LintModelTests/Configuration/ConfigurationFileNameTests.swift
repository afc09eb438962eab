import Testing

@testable import LintModel

struct ConfigurationFileNameTests {
  @Test(arguments: ["main.tf", "main.tf.json", "main.tofu", "main.tofu.json", "a b.tf"])
  func `takes what Terraform reads`(_ name: String) {
    #expect(ConfigurationFileName(name) != nil)
  }

  @Test(arguments: [
    ".hidden.tf", "main.tf~", "#main.tf#", "main.tfvars", "main.json", "tf", "x.TF",
  ])
  func `leaves what Terraform passes over`(_ name: String) {
    #expect(ConfigurationFileName(name) == nil)
  }

  @Test(arguments: [
    ("override.tf", true), ("a_override.tf", true), ("a_override.tf.json", true),
    ("override_a.tf", false), ("overrides.tf", false), ("aoverride.tf", false),
  ])
  func `knows override files`(_ name: String, _ isOverride: Bool) throws {
    #expect(try #require(ConfigurationFileName(name)).isOverride == isOverride)
  }

  @Test func `prefers what is for OpenTofu alone`() throws {
    let both = try #require(ConfigurationFileName("main.tf"))
    let tofu = try #require(ConfigurationFileName("main.tofu"))
    let other = try #require(ConfigurationFileName("main.tofu.json"))
    #expect(both.isReplaced(by: tofu))
    #expect(!tofu.isReplaced(by: both) && !both.isReplaced(by: other) && !both.isReplaced(by: both))
  }
}
