import LintTestSupport
import Testing

/// Configurations that are wrong, or made to exhaust a reader, get a clear answer within the bounds.
struct HostileConfigurationTests {
  /// The files of a repository, with the lines that are printed of it.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let lines: [String]
    let files: [String: String]

    init(_ name: String, _ lines: [String], _ files: [String: String]) {
      testDescription = name
      self.lines = lines
      self.files = files
    }
  }

  private static func cache(_ limit: String, _ name: String = "a") -> String {
    "resource \"aws_elasticache_replication_group\" \"\(name)\" {\n"
      + "  snapshot_retention_limit = \(limit)\n}\n"
  }

  private static func call(_ source: String, _ name: String = "m") -> String {
    "module \"\(name)\" {\n  source = \"\(source)\"\n}\n"
  }

  private static func nested(_ open: String, _ close: String = "") -> [String: String] {
    let deep = String(repeating: open, count: 10_000)
    return ["main.tf": cache(deep + "1" + String(repeating: close, count: 10_000))]
  }

  private static let manifest = ".terraform/modules/modules.json"
  private static let damaged =
    "main.tf:1:1: note: module 'redis' was not examined: '.terraform/modules/modules.json' is damaged or of an old version of Terraform"

  private static func deep(_ column: Int) -> [String] {
    ["main.tf:2:\(column): error: nested more than 200 levels deep"]
  }

  private static func undecided(_ place: String, _ reason: String) -> [String] {
    [
      "\(place): note: cannot tell whether automatic backups are on for replication group"
        + " 'aws_elasticache_replication_group.a': \(reason)"
    ]
  }

  private static func off(_ place: String, _ module: String = "") -> String {
    "\(place): error: automatic backups are off for replication group"
      + " '\(module)aws_elasticache_replication_group.a': snapshot_retention_limit is 0"
  }

  private static func missing(_ place: String, _ problem: String, _ name: String = "m") -> String {
    "\(place): note: module '\(name)' was not examined: \(problem)"
  }

  static let cases: [Case] = sources + expressions + files + repetitions

  private static let sources: [Case] = [
    Case(
      "a source out of the repository",
      [missing("main.tf:1:1", "its source was not found in this repository")],
      ["main.tf": call("../../../../../../tmp") + cache("7")]
    ),
    Case(
      "itself",
      [missing("main.tf:1:1", "it calls itself")],
      ["main.tf": call("./.") + cache("7")]
    ),
    Case(
      "itself by its name",
      [missing("a/main.tf:1:1", "it calls itself"), off("a/main.tf:5:30")],
      ["a/main.tf": call("../a") + cache("0")]
    ),
    Case(
      "each other",
      [off("a/main.tf:5:30"), missing("b/main.tf:1:1", "it calls itself")],
      ["a/main.tf": call("../b") + cache("0"), "b/main.tf": call("../a")]
    ),
    Case(
      "a source that is not constant",
      [
        missing("main.tf:1:1", "its source is not a constant", "redis"),
        missing("main.tf:4:1", "its source is not a constant", "vpc"),
        missing("main.tf:7:1", "its source is not a constant"),
      ],
      [
        "main.tf":
          "module \"redis\" {\n  source = var.s\n}\nmodule \"vpc\" {\n  source = var.s\n}\n"
          + call("./${var.s}/cache")
      ]
    ),
    Case(
      "no source",
      [missing("main.tf:1:1", "it has no source")],
      ["main.tf": "module \"m\" {}\n" + cache("7")]
    ),
    Case("a damaged manifest", [damaged], ["main.tf": call("a/b", "redis"), manifest: "{"]),
    Case(
      "a manifest of Terraform 0.11",
      [damaged],
      [
        "main.tf": call("a/b", "redis"),
        manifest: #"{"Modules":[{"Key":"1.redis;a/b","Dir":".terraform/modules/abc"}]}"#,
      ]
    ),
    Case(
      "a manifest whose folder is missing",
      [missing("main.tf:1:1", "it has not been fetched", "redis")],
      [
        "main.tf": call("a/b", "redis"),
        manifest: #"{"Modules":[{"Key":"redis","Dir":".terraform/modules/redis"}]}"#,
      ]
    ),
    Case(
      "a manifest that leads out",
      [missing("main.tf:1:1", "it has not been fetched", "redis")],
      [
        "main.tf": call("a/b", "redis"), manifest: #"{"Modules":[{"Key":"redis","Dir":"../x"}]}"#,
      ]
    ),
  ]

  private static let expressions: [Case] = [
    Case("brackets", deep(230), nested("[", "]")),
    Case("braces", deep(628), nested("{a=", "}")),
    Case("parentheses", deep(230), nested("(", ")")),
    Case("templates", deep(630), nested("\"${", "}\"")),
    Case("calls", deep(1230), nested("upper(", ")")),
    Case("conditionals", deep(1430), nested("true ? ", " : 1")),
    Case("open brackets", deep(230), nested("[")),
    Case(
      "a loop over a million numbers",
      undecided(
        "main.tf:2:47",
        "Terraform refuses the configuration: 'range': more than 1024 values"
      ),
      ["main.tf": cache("length([for i in range(1000000) : i])")]
    ),
    Case(
      "loops in loops",
      undecided("main.tf:1:1", "it depends on more combinations of values than are evaluated"),
      [
        "main.tf": cache(
          "sum([for i in range(1000) : sum([for j in range(1000) : j])])"
        )
      ]
    ),
    Case(
      "a product of sets",
      undecided("main.tf:2:30", "'setproduct' is not evaluated"),
      [
        "main.tf": cache(
          "length(setproduct(\(Array(repeating: "range(1000)", count: 8).joined(separator: ", "))))"
        )
      ]
    ),
    Case(
      "local values in a circle",
      undecided(
        "main.tf:3:7",
        "Terraform refuses the configuration: a value refers to itself"
      ),
      ["main.tf": "locals {\n  a = local.b\n  b = local.a\n}\n" + cache("local.a")]
    ),
    Case(
      "a hundred caches that compare one variable with constants of their own",
      (100..<200).map { index in
        "main.tf:\(3 * index - 295):48: warning: automatic backups are off for replication group"
          + " 'aws_elasticache_replication_group.a\(index)' when var.v is 'v\(index)':"
          + " snapshot_retention_limit is 0"
      },
      [
        "main.tf": "variable \"v\" {\n  default = \"\"\n}\n"
          + (100..<200).map { cache("var.v == \"v\($0)\" ? 0 : 7", "a\($0)") }.joined()
      ]
    ),
    Case(
      "thirty variables that select",
      undecided("main.tf:91:1", "it depends on more combinations of values than are evaluated"),
      [
        "main.tf": (0..<30).map { "variable \"v\($0)\" {\n  default = true\n}\n" }.joined()
          + cache((0..<30).map { "(var.v\($0) ? 1 : 0)" }.joined(separator: " + "))
      ]
    ),
  ]

  private static let files: [Case] = [
    Case("a byte order mark", [off("main.tf:2:30")], ["main.tf": "\u{FEFF}" + cache("0")]),
    Case(
      "line ends of Windows",
      [off("main.tf:2:30")],
      ["main.tf": cache("0").replacing("\n", with: "\r\n")]
    ),
    Case(
      "line ends of old Macs",
      ["main.tf:1:51: error: character U+000D is not allowed here"],
      ["main.tf": cache("0").replacing("\n", with: "\r")]
    ),
    Case(
      "a folder with the name of a file",
      [off("x.tf/main.tf:2:30")],
      ["x.tf/main.tf": cache("0")]
    ),
    Case(
      "a variable file of another module",
      [off("main.tf:5:30")],
      [
        "main.tf": "variable \"days\" {\n  default = 0\n}\n" + cache("var.days"),
        "terraform.tfvars": "other = 7\n",
      ]
    ),
    Case(
      "a damaged variable file",
      ["terraform.tfvars:2:1: error: the text ends inside a brace: expected '}'"],
      ["main.tf": cache("0"), "terraform.tfvars": "days = {\n"]
    ),
    Case(
      "blocks",
      ["main.tf:501:3: error: nested more than 500 levels deep"],
      ["main.tf": String(repeating: "a {\n", count: 10_000) + cache("0")]
    ),
  ]

  private static let repetitions: [Case] = [
    Case(
      "two blocks of one address",
      [
        off("main.tf:2:30"),
        "main.tf:4:1: note: 'aws_elasticache_replication_group.a' is declared more than once, so Terraform refuses the configuration",
      ],
      ["main.tf": cache("0") + cache("7")]
    ),
    Case(
      "names that are declared again",
      [
        "main.tf:1:1: note: 'variable.days' is declared more than once, so Terraform refuses the configuration",
        "more.tf:2:7: note: 'local.a' is declared more than once, so Terraform refuses the configuration",
      ],
      [
        "main.tf": "variable \"days\" {}\n" + cache("7"),
        "less.tf": "variable \"days\" {}\nlocals {\n  a = 0\n}\n",
        "more.tf": "locals {\n  a = 7\n}\n",
        "override.tf": "locals {\n  a = 1\n}\n",
      ]
    ),
    Case(
      "a chain of 300 modules",
      [missing("m16/main.tf:1:1", "there are more calls of modules than are followed")],
      Dictionary(
        uniqueKeysWithValues: (0..<300).map { ("m\($0)/main.tf", call("../m\($0 + 1)")) }
          + [("m300/main.tf", cache("0"))]
      )
    ),
    Case(
      "calls that double",
      [missing("m11/main.tf:4:1", "there are more calls of modules than are followed", "b")],
      Dictionary(
        uniqueKeysWithValues: (0..<30).map {
          ("m\($0)/main.tf", call("../m\($0 + 1)", "a") + call("../m\($0 + 1)", "b"))
        } + [("m30/main.tf", cache("0"))]
      )
    ),
    Case(
      "a billion instances",
      [off("main.tf:3:30")],
      ["main.tf": cache("0").replacing("{\n", with: "{\n  count = 1000000000\n")]
    ),
    Case(
      "thousands of instances of a module",
      [off("m/main.tf:2:30", "module.m.")],
      [
        "main.tf": call("./m").replacing("{\n", with: "{\n  count = 5000\n"),
        "m/main.tf": cache("0"),
      ]
    ),
  ]

  @Test(arguments: cases)
  func `answers`(_ hostile: Case) throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder(".git")
    for (path, text) in hostile.files { try folder.write(path, text) }
    let run = try LintProcess(["-q", "-f", "concise", "."], in: "\(folder.path)")
    let lines = run.output.split(separator: "\n").map { line in
      String(line.prefix(upTo: line.lastIndex(of: "[") ?? line.endIndex).dropLast())
    }
    #expect(lines == hostile.lines)
    let findings = lines.filter { $0.contains(": error: ") || $0.contains(": warning: ") }
    let isReadable = findings.allSatisfy { $0.contains("automatic backups") }
    #expect(run.status == (findings.isEmpty ? 0 : isReadable ? 1 : 2))
    #expect(run.error.isEmpty)
  }
}
