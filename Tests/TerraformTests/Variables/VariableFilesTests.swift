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

  /// Either the command line gave another value, or the file has changed since.
  @Test(
    arguments: [
      (["terraform.tfvars": "days = 7"], "terraform.tfvars:1:8"),
      (["terraform.tfvars": "days = 0", "a.auto.tfvars": "\ndays = 7"], "a.auto.tfvars:2:8"),
    ]
  )
  func `shows a value that the plan does not have`(
    _ files: [String: String],
    _ place: String,
  ) throws {
    let files = Dictionary(uniqueKeysWithValues: files.map { ("live/\($0.key)", $0.value) })
    let last = try Self.last(files)
    let message = "this is not the value in the plan: plan again if it has changed since"
    #expect(last?.hasPrefix("\(message): live/\(place)") == true, "\(last ?? "")")
  }

  @Test(arguments: [
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

  /// The line and column at which a part of a variable is given.
  private static func place(of part: String, _ file: String, _ planned: String) throws -> String? {
    // After a reference to a part, the plan lists all that contains the part.
    let references = [part, part.isEmpty ? "" : String(part.prefix(2)), ""].map { part in
      "\"var.days\(part.replacing("\"", with: "\\\""))\""
    }
    let plan = ModulePlan.text(
      arguments: #"{"days":{"references":[\#(references.joined(separator: ","))]}}"#,
      variables: #"{"days":{"value":\#(planned)}}"#,
      defaults: #"{"days":{}}"#,
    )
    let name = file.hasPrefix("{") ? "a.auto.tfvars.json" : "terraform.tfvars"
    let root = ModulePlan.root.replacing("  default = 0\n", with: "")
      .replacing("days   = var.days", with: "days   = max(var.days)")
    let places = try ModulePlan.places(
      plan,
      ["live/main.tf": root, "live/redis/main.tf": ModulePlan.redis, "live/\(name)": file]
    )
    let prefix = "the value is given here: live/\(name):"
    return places.last { $0.hasPrefix(prefix) }
      .map { $0.dropFirst(prefix.count).filter { $0 != " " } }
  }

  @Test(
    arguments: [
      (".a.b", "days = { a = { b = 0 } }", #"{"a":{"b":0}}"#, "1:20"),
      (#"["a"]"#, "days = {\n  x = 1\n  \"a\": 0,\n}", #"{"a":0,"x":1}"#, "3:8"),
      ("[1].c", "days = [1, { c = 0 }]", #"[1,{"c":0}]"#, "1:18"),
      (#"["a.b"]"#, "days = { \"a.b\" = 0 }", #"{"a.b":0}"#, "1:18"),
      (#"["k"]"#, #"{"days": {"k": 0}}"#, #"{"k":0}"#, "1:16"),
      ("[0]", #"{"days": [0, 7]}"#, "[0,7]", "1:11"),
      (".a", "days = { a = <<X\n0\nX\n}", #"{"a":"0\n"}"#, "1:14"),
      (".a", "days = { a = -1 }", #"{"a":-1}"#, "1:14"),
      // The whole, where no part is named.
      ("", "days = { a = 0 }", #"{"a":0}"#, "1:8"),
      // Not a literal with the value that the plan has.
      (".a", "days = { a = 0 }", #"{"a":1}"#, nil), (".a", "days = { b = 1 }", #"{"b":1}"#, nil),
      (".a", "days = { a = 0, b = 1 }", #"{"a":0,"b":2}"#, nil), ("[2]", "days = [0]", "[0]", nil),
      (".a.b", "days = { a = 0 }", #"{"a":0}"#, nil),
      (".a", "days = { (\"a\") = 0 }", #"{"a":0}"#, nil),
    ] as [(String, String, String, String?)]
  )
  func `points at the part that is referred to`(
    _ part: String,
    _ file: String,
    _ planned: String,
    _ place: String?,
  ) throws {
    #expect(try Self.place(of: part, file, planned) == place)
  }

  @Test func `follows a part through calls and local values`() throws {
    let plan = ModulePlan.text(
      limit: #"{"references":["local.all.limit","local.all"]}"#,
      arguments: #"{"days":{"references":["var.a","var.b.c","var.b"]}}"#,
      variables: #"{"a":{"value":7},"b":{"value":{"c":0,"d":7}}}"#,
      defaults: #"{"a":{},"b":{}}"#,
    )
    let places = try ModulePlan.places(
      plan,
      [
        "live/main.tf": ModulePlan.root.replacing(
          "days   = var.days",
          with: "days   = { x = var.a, y = [var.b] }"
        ),
        "live/redis/main.tf": ModulePlan.redis.replacing("= var.days", with: "= local.all.limit")
          + "\nlocals {\n  all = { limit = var.days.y[0].c, other = var.days.x }\n}\n",
        "live/terraform.tfvars": "a = 7\nb = {\n  d = 7\n  c = 0\n}\n",
      ]
    )
    #expect(places.last?.hasPrefix("the value is given here: live/terraform.tfvars:") == true)
    #expect(!places.contains { $0.contains("tfvars:1:5") })
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
