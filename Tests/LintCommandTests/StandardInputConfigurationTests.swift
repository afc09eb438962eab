import LintTestSupport
import Testing

/// A Terraform configuration on standard input.
struct StandardInputConfigurationTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.makeFolder(".git")
  }

  private static func cache(_ days: Int) -> String {
    "resource \"aws_elasticache_replication_group\" \"a\" {\n"
      + "  snapshot_retention_limit = var.days\n}\n"
      + "variable \"days\" {\n  default = \(days)\n}\n"
  }

  private static let call = "module \"m\" {\n  source = \"../m\"\n}\n"

  /// The place and severity of each finding.
  private func findings(_ text: String, as name: String? = nil) throws -> [String] {
    let arguments = name.map { ["--stdin-filename", $0] } ?? []
    let run = try LintProcess(
      ["-q", "-f", "concise"] + arguments + ["-"],
      in: "\(folder.path)",
      input: text,
    )
    return run.output.split(separator: "\n").map { line in
      line.split(separator: ": ").prefix(2).joined(separator: " ")
    }
  }

  @Test func `is a module of one file`() throws {
    try folder.write("more.tf", "resource \"aws_elasticache_cluster\" \"b\" {}\n")
    try folder.write("terraform.tfvars", "days = 7\n")
    #expect(try findings(Self.cache(0)) == ["<stdin>:2:30 error"])
    #expect(try findings(Self.cache(7)) == [])
    #expect(try findings("\(Self.cache(7)){") == ["<stdin>:7:1 error"])
  }

  @Test func `may call modules of the working folder`() throws {
    try folder.write("m/main.tf", Self.cache(0))
    #expect(try findings(Self.call.replacing("../m", with: "./m")) == ["<stdin>:1:1 error"])
    #expect(try findings(Self.call.replacing("../m", with: "a/redis")).count == 1)
    #expect(try findings("resource \"aws_vpc\" \"a\" {}\n") == [])
  }

  @Test func `replaces the file of its name`() throws {
    try folder.write("live/main.tf", Self.cache(7))
    try folder.write("live/more.tf", "resource \"aws_elasticache_cluster\" \"b\" {}\n")
    let others = ["live/more.tf:1:1 error"]
    #expect(try findings(Self.cache(7), as: "live/main.tf") == others)
    #expect(try findings(Self.cache(0), as: "live/main.tf") == ["live/main.tf:2:30 error"] + others)
    #expect(
      try findings(Self.cache(0), as: "\(folder("live/main.tf"))")
        == ["live/main.tf:2:30 error"] + others
    )
    #expect(
      try findings("resource \"aws_elasticache_cluster\" \"c\" {}\n", as: "live/new.tf")
        == others + ["live/new.tf:1:1 error"]
    )
    #expect(try findings(Self.cache(0), as: "nowhere/main.tf") == ["nowhere/main.tf:2:30 error"])
    let json = #"{"resource":{"aws_elasticache_cluster":{"c":{}}}}"#
    #expect(try findings(json, as: "new.tf.json") == ["new.tf.json:1:41 error"])
  }

  @Test func `is judged through the roots that lead to it`() throws {
    try folder.write("live/main.tf", Self.call)
    try folder.write("m/main.tf", Self.cache(0))
    #expect(try findings(Self.cache(0), as: "m/main.tf") == ["live/main.tf:1:1 error"])
    #expect(try findings(Self.cache(7), as: "m/main.tf") == [])
  }

  @Test func `may be a variable file`() throws {
    try folder.write("main.tf", Self.cache(7))
    try folder.write("terraform.tfvars", "days = 7\n")
    #expect(try findings("days = 0\n", as: "terraform.tfvars") == ["main.tf:2:30 error"])
    #expect(try findings("days = 1\n", as: "terraform.tfvars") == [])
  }
}
