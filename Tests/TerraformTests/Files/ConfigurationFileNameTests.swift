import Testing

@testable import Terraform

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

  @Test(arguments: [
    ("main.tf", "main.tofu", true), ("main.tf.json", "main.tofu.json", true),
    ("main.tofu", "main.tf", false), ("main.tofu.json", "main.tf.json", false),
    ("main.tf", "main.tofu.json", false), ("main.tf.json", "main.tofu", false),
    ("main.tf", "other.tofu", false), ("main.tf", "main.tf", false),
    ("main.tofu", "main.tofu", false), ("main.tf.json", "main.tf.json", false),
  ])
  func `prefers what is for OpenTofu alone`(
    _ name: String,
    _ other: String,
    _ isReplaced: Bool,
  ) throws {
    let file = try #require(ConfigurationFileName(name))
    #expect(file.isReplaced(by: try #require(ConfigurationFileName(other))) == isReplaced)
  }
}
