import LintModel
import Testing

@testable import Terraform

/// Which line of the files that Terraform reads by itself gives a variable its value.
struct VariableFilesTests {
  private static func last(_ files: [String: String], value: String = "0") throws -> String? {
    let plan = ModulePlan.text(
      variables: #"{"days":{"value":\#(value)}}"#,
      defaults: #"{"days":{"default":5}}"#,
    )
    let sources = [
      "live/main.tf": ModulePlan.root.replacing("default = 0", with: "default = 5"),
      "live/redis/main.tf": ModulePlan.redis,
    ]
    return try ModulePlan.places(plan, sources.merging(files) { first, _ in first }).last
  }

  @Test(arguments: [
    (["terraform.tfvars": "days = 0"], "terraform.tfvars:1:8 0"),
    (
      ["terraform.tfvars": "days = 7", "terraform.tfvars.json": #"{"days":0}"#],
      "terraform.tfvars.json:1:9 0"
    ),
    (
      ["terraform.tfvars.json": #"{"days":7}"#, "a.auto.tfvars": "\ndays = 0"],
      "a.auto.tfvars:2:8 0"
    ),
    (
      ["b.auto.tfvars": "days = 0", "a.auto.tfvars.json": #"{"days":7}"#],
      "b.auto.tfvars:1:8 0"
    ),
    // A file that Terraform could not read either.
    (["terraform.tfvars": "days = 0", "a.auto.tfvars": "days = "], "terraform.tfvars:1:8 0"),
  ])
  func `takes the last file that has the variable`(
    _ files: [String: String],
    _ place: String,
  ) throws {
    let files = Dictionary(uniqueKeysWithValues: files.map { ("live/\($0.key)", $0.value) })
    #expect(try Self.last(files) == "the value is given here: live/\(place)")
  }

  @Test(arguments: [
    // The command line gave another value.
    ["terraform.tfvars": "days = 7"],
    ["terraform.tfvars": "days = 0", "a.auto.tfvars": "days = 7"],
    // Files that Terraform reads only if they are named, or never.
    ["prod.tfvars": "days = 0"], ["xterraform.tfvars": "days = 0"],
    ["redis/terraform.tfvars": "days = 0"],
  ])
  func `takes no file that does not decide`(_ files: [String: String]) throws {
    let files = Dictionary(uniqueKeysWithValues: files.map { ("live/\($0.key)", $0.value) })
    #expect(
      try Self.last(files)
        == "variable 'days' was given a value for this plan: live/main.tf:1:1 variable \"days\""
    )
  }

  @Test(arguments: [
    ("[1, { a = \"b\" }]", #"[1,{"a":"b"}]"#, true), ("{ a = null }", #"{"a":null}"#, true),
    ("{ a = 1, b = 2 }", #"{"b":2,"a":1}"#, true), ("{ \"a\" = true }", #"{"a":true}"#, true),
    ("[1]", "[2]", false), ("[1]", "[1,1]", false), ("{ a = 1 }", #"{"b":1}"#, false),
    ("\"0\"", "0", false), ("-1", "-1", true), ("1e1", "10", true), ("\"x\"", #""x""#, true),
  ])
  func `compares values`(_ written: String, _ planned: String, _ isSame: Bool) throws {
    let last = try Self.last(["live/terraform.tfvars": "days = \(written)"], value: planned)
    #expect((last?.hasPrefix("the value is given here") == true) == isSame)
  }
}
