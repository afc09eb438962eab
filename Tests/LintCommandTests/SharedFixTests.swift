import Foundation
import LintTestSupport
import Testing

/// What an edit does in files that several inputs use.
struct SharedFixTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.makeFolder(".git")
  }

  private func run(_ arguments: String...) throws -> LintProcess {
    try LintProcess(arguments, in: "\(folder(""))")
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: "\(folder(name))", encoding: .utf8)
  }

  private static func module(days: Int) -> String {
    """
    variable "engine" {
      type = string
    }
    resource "aws_elasticache_cluster" "a" {
      engine                   = var.engine
      snapshot_retention_limit = \(days)
    }

    """
  }

  private static func call(_ engine: String, of path: String = "../m") -> String {
    """
    module "c" {
      source = "\(path)"
      engine = "\(engine)"
    }

    """
  }

  private static func child(days: Int) -> String {
    """
    Parameters:
      E: {Type: String}
    Resources:
      A:
        Type: AWS::ElastiCache::CacheCluster
        Properties:
          Engine: !Ref E
          SnapshotRetentionLimit: \(days)

    """
  }

  private static func parent(_ engine: String, of path: String = "c.yaml") -> String {
    """
    Resources:
      N:
        Type: AWS::CloudFormation::Stack
        Properties:
          TemplateURL: \(path)
          Parameters: {E: \(engine)}

    """
  }

  @Test(arguments: [0, 7])
  func `makes no edit that another root module suffers from`(_ days: Int) throws {
    let module = Self.module(days: days)
    try folder.write("m/main.tf", module)
    try folder.write("a/main.tf", Self.call("memcached"))
    try folder.write("b/main.tf", Self.call("redis"))
    let run = try run("--fix", "--unsafe-fixes", ".")
    #expect(run.output.contains("fixed 0 of 1. "))
    #expect(run.output.contains("help: no edit is offered"))
    #expect(try text("m/main.tf") == module)
  }

  @Test(arguments: [0, 7])
  func `makes no edit that another parent stack suffers from`(_ days: Int) throws {
    let child = Self.child(days: days)
    try folder.write("c.yaml", child)
    try folder.write("p.yaml", Self.parent("memcached"))
    try folder.write("q.yaml", Self.parent("redis"))
    #expect(try run("--fix", "--unsafe-fixes", ".").output.contains("fixed 0 of 1. "))
    #expect(try text("c.yaml") == child)
  }

  @Test func `makes an edit that others only don't need if it is asked to`() throws {
    let module = Self.module(days: 0).replacing("= 0", with: "= var.on ? 7 : 0")
      .replacing("\"engine\" {", with: "\"on\" {}\nvariable \"engine\" {")
    try folder.write("m/main.tf", module)
    for (name, isOn) in [("a", "true"), ("b", "false")] {
      try folder.write(
        "\(name)/main.tf",
        Self.call("redis").replacing("\n}", with: "\n  on     = \(isOn)\n}")
      )
    }
    #expect(try run("--fix", ".").output.contains("fixed 0 of 1; 1 more with --unsafe-fixes"))
    #expect(try run("--fix", "--unsafe-fixes", ".").status == 0)
    #expect(try text("m/main.tf") == module.replacing("7 : 0", with: "7 : 7"))
  }

  @Test func `finds the other users of a linked file`() throws {
    try folder.write("common/main.tf", Self.module(days: 0))
    for (name, engine) in [("a", "redis"), ("b", "memcached")] {
      try folder.write("\(name)/terraform.tfvars", "engine = \"\(engine)\"\n")
      try folder.link("\(name)/main.tf", to: "../common/main.tf")
    }
    try folder.write("t/c.yaml", Self.child(days: 0))
    for (name, engine) in [("x", "redis"), ("y", "memcached")] {
      try folder.write("\(name)/p.yaml", Self.parent(engine))
      try folder.link("\(name)/c.yaml", to: "../t/c.yaml")
    }
    for paths in [["a", "b"], ["x", "y"]] {
      let run = try LintProcess(["--fix", "--unsafe-fixes"] + paths, in: "\(folder(""))")
      #expect(run.output.contains("fixed 0 of 1. "), "\(run.output)")
    }
  }

  @Test func `accepts findings of a module where it is called`() throws {
    let module = Self.module(days: 0)
    try folder.write("m/main.tf", module)
    for name in ["a", "b"] { try folder.write("\(name)/main.tf", Self.call("redis")) }
    #expect(try run("--suppress-all", "a reason", "a").output.hasPrefix("suppressed 1 of 1. "))
    #expect(try text("m/main.tf") == module)
    let comment = "# elasticache-lint: allow backups-off -- a reason\n"
    #expect(try text("a/main.tf") == comment + Self.call("redis"))
    #expect(try run("b").status == 1)
  }

  @Test func `accepts nothing in a template that others deploy`() throws {
    let child = Self.child(days: 0)
    try folder.write("t/c.yaml", child)
    try folder.write("p.yaml", Self.parent("redis", of: "t/c.yaml"))
    try folder.write("q.yaml", Self.parent("valkey", of: "t/c.yaml"))
    for paths in [["p.yaml"], ["p.yaml", "t/c.yaml"]] {
      let run = try LintProcess(["--suppress-all", "a reason"] + paths, in: "\(folder(""))")
      #expect(run.output.contains("suppressed 0 of 1. "))
      #expect(run.output.contains("help: no suppression is written, since 't/c.yaml' may be used"))
    }
    #expect(try text("t/c.yaml") == child)
    #expect(try run("--suppress-all", "a reason", ".").status == 0)
  }

  @Test func `looks for parents that are not named`() throws {
    try folder.write("t/c.yaml", Self.child(days: 0))
    try folder.write("p.yaml", Self.parent("redis", of: "t/c.yaml"))
    let isSafe = "\n+      SnapshotRetentionLimit: 7"
    #expect(try run("--diff", "p.yaml", "t/c.yaml").output.contains(isSafe))
    try folder.write(".q/q.yaml", Self.parent("redis", of: "../t/c.yaml"))
    #expect(try run("--diff", "p.yaml", "t/c.yaml").output.isEmpty)
    #expect(try run("--diff", ".").output.isEmpty)
  }

  @Test(arguments: ["b", ".b"])
  func `looks for callers that are excluded, ignored or hidden`(_ caller: String) throws {
    try folder.write("m/main.tf", Self.module(days: 0))
    try folder.write("a/main.tf", Self.call("redis"))
    let arguments = ["--diff", "--exclude", "b/**", "."]
    #expect(try LintProcess(arguments, in: "\(folder(""))").output.contains("limit = 7"))
    try folder.write("\(caller)/main.tf", Self.call("memcached"))
    #expect(try LintProcess(arguments, in: "\(folder(""))").output.isEmpty)
  }

  @Test func `judges the configuration of a plan with an edit`() throws {
    let type = "aws_elasticache_cluster"
    func resource(_ module: String, _ engine: String) -> String {
      #"""
      {"address":"module.\#(module).\#(type).a","module_address":"module.\#(module)",
       "mode":"managed","type":"\#(type)","name":"a","change":{"actions":["create"],
       "after":{"engine":"\#(engine)","snapshot_retention_limit":0}}}
      """#
    }
    func call(_ engine: String) -> String {
      #"""
      {"source":"./m","expressions":{"engine":{"constant_value":"\#(engine)"}},
       "module":{"variables":{"engine":{}},"resources":[
        {"address":"\#(type).a","mode":"managed","type":"\#(type)","name":"a","expressions":{
         "engine":{"references":["var.engine"]},
         "snapshot_retention_limit":{"constant_value":0}}}]}}
      """#
    }
    func plan(_ engines: [String]) throws -> LintProcess {
      let names = Array(zip(["c", "d"], engines))
      try folder.write(
        "plan.json",
        #"""
        {"format_version":"1.2",
         "resource_changes":[\#(names.map(resource).joined(separator: ","))],
         "configuration":{"root_module":{"module_calls":{
          \#(names.map { "\"\($0)\":\(call($1))" }.joined(separator: ","))}}}}
        """#
      )
      let calls = names.map { name, engine in
        Self.call(engine, of: "./m").replacing("\"c\"", with: "\"\(name)\"")
      }
      try folder.write("main.tf", calls.joined())
      return try run("--diff", "plan.json")
    }
    try folder.write("m/main.tf", Self.module(days: 0))
    #expect(try plan(["redis", "redis"]).output.contains("+  snapshot_retention_limit = 7"))
    #expect(try plan(["redis", "memcached"]).output.isEmpty)
  }
}
