import LintModel
import LintSyntax
import LintText
import Testing

@testable import Terraform

@Suite struct PlanConfigurationTests {
  /// A plan whose module `c` lies three calls below the root; `arguments` are those of the calls of
  /// `a`, `b` and `c`.
  private static func plan(
    arguments: [String] = ["{}", "{}", "{}"],
    loops: [String] = ["", "", ""],
    variables: String = #","variables":{"days":{"value":null},"more":{"value":{}}}"#,
  ) throws -> PlanConfiguration {
    let resources =
      #""resources":[{"type":"aws_elasticache_serverless_cache","name":"it","mode":"managed"}]"#
    var module = "{\(resources)}"
    for (name, (arguments, loop)) in zip(["c", "b", "a"], zip(arguments, loops).reversed()) {
      module =
        #"{"module_calls":{"\#(name)":{"expressions":\#(arguments)\#(loop),"module":\#(module)}}}"#
    }
    let text = #"{"configuration":{"root_module":\#(module)}\#(variables)}"#
    return try #require(PlanConfiguration(try Reading.jsonRoot(text)))
  }

  /// Every call passes two variables, each of which depends on both of its caller: without a memory
  /// there were 2 to the 60 ways to the root.
  @Test(arguments: [true, false])
  func eachVariableIsLookedAtOnce(isKnown: Bool) throws {
    let pair = #"{"references":["var.a","var.b"]}"#
    var module = "{}"
    for level in 0..<60 {
      let first = level == 59 && !isKnown ? #"{"references":["local.x"]}"# : pair
      module =
        #"{"module_calls":{"m":{"expressions":{"a":\#(first),"b":\#(pair)},"module":\#(module)}}}"#
    }
    let root = try Reading.jsonRoot(#"{"variables":{},"configuration":{"root_module":\#(module)}}"#)
    let plan = try #require(PlanConfiguration(root))
    let names = Array(repeating: "m", count: 60)
    let found = try Self.isKnown(Self.references("var.b", "var.a"), in: plan, at: names)
    #expect(found == isKnown)
  }

  private static func isKnown(
    _ expression: String,
    in plan: PlanConfiguration,
    at names: [String] = ["a", "b", "c"],
    loop: String = "",
  ) throws -> Bool {
    let node = try Reading.jsonRoot(expression)
    let resource = try Reading.jsonRoot(#"{"name":"it"\#(loop)}"#)
    var known = KnownValues(plan, nil)
    let result = known.result(
      of: try Expression(decoding: node),
      in: ModulePath(names.map { Text($0) }),
      loop: resource["for_each_expression"],
    )
    switch result {
    case .value, .known: return true
    case .open, .unknown: return false
    }
  }

  private static func references(_ names: String...) -> String {
    #"{"references":[\#(names.map { "\"\($0)\"" }.joined(separator: ","))]}"#
  }

  private static func argument(_ expression: String) -> String { #"{"days":\#(expression)}"# }

  private static let passedOn = argument(references("var.days"))

  @Test func variableOfTheRootIsKnown() throws {
    let plan = try Self.plan()
    #expect(try Self.isKnown(Self.references("var.days"), in: plan, at: []))
    #expect(try Self.isKnown(Self.references("var.more.x", "var.more"), in: plan, at: []))
    let without = try Self.plan(variables: "")
    #expect(try !Self.isKnown(Self.references("var.days"), in: without, at: []))
  }

  @Test func variableIsKnownThroughThreeCalls() throws {
    let plan = try Self.plan(arguments: [Self.passedOn, Self.passedOn, Self.passedOn])
    #expect(try Self.isKnown(Self.references("var.days"), in: plan))
    #expect(try Self.isKnown(Self.references("var.days", "count.index"), in: plan))
    #expect(try !Self.isKnown(Self.references("var.days", "local.x"), in: plan))
  }

  @Test(arguments: ["null", "7", "[null]", "{\"a\":1}"])
  func constantArgumentIsKnown(constant: String) throws {
    let constant = Self.argument(#"{"constant_value":\#(constant)}"#)
    for level in 0..<3 {
      var arguments = [Self.passedOn, Self.passedOn, Self.passedOn]
      arguments[level] = constant
      let plan = try Self.plan(arguments: arguments)
      #expect(try Self.isKnown(Self.references("var.days"), in: plan))
    }
  }

  @Test func missingArgumentTakesAKnownDefault() throws {
    for level in 0..<3 {
      var arguments = [Self.passedOn, Self.passedOn, Self.passedOn]
      arguments[level] = "{}"
      let plan = try Self.plan(arguments: arguments)
      #expect(try Self.isKnown(Self.references("var.days"), in: plan))
    }
  }

  @Test(arguments: [
    #"{"references":["aws_ssm_parameter.x.value","aws_ssm_parameter.x"]}"#,
    #"{"references":["data.aws_x.y.z"]}"#, #"{"references":["module.m.out","module.m"]}"#,
    #"{"references":["local.days"]}"#, #"{"references":["each.value"]}"#, "{}",
    #"{"references":[]}"#, #"{"references":["var.days","random_integer.r.result"]}"#,
  ])
  func resultOfADeploymentIsNotKnown(expression: String) throws {
    #expect(try !Self.isKnown(expression, in: try Self.plan()))
    for level in 0..<3 {
      var arguments = [Self.passedOn, Self.passedOn, Self.passedOn]
      arguments[level] = Self.argument(expression)
      let plan = try Self.plan(arguments: arguments)
      #expect(try !Self.isKnown(Self.references("var.days"), in: plan))
    }
  }

  @Test func oddArgumentIsNotKnown() throws {
    for level in 0..<3 {
      var arguments = [Self.passedOn, Self.passedOn, Self.passedOn]
      arguments[level] = Self.argument(#"{"references":"var.days"}"#)
      let plan = try Self.plan(arguments: arguments)
      #expect(try !Self.isKnown(Self.references("var.days"), in: plan))
    }
  }

  @Test(arguments: ["count.index", "each.key", "path.module", "terraform.workspace"])
  func whatTerraformMustKnowToPlanIsKnown(reference: String) throws {
    #expect(try Self.isKnown(Self.references(reference), in: try Self.plan()))
  }

  @Test(
    arguments: [
      (#"{"constant_value":{"a":null}}"#, true), (#"{"references":["var.more"]}"#, true),
      (#"{"references":["local.more"]}"#, false), (#"{"references":["module.m.out"]}"#, false),
      (#"{"references":["var.more","data.x.y"]}"#, false), ("{}", false),
    ]
  )
  func elementOfALoopIsKnownIfTheLoopIs(loop: String, isKnown: Bool) throws {
    let loop = #","for_each_expression":\#(loop)"#
    let each = Self.references("each.value.days", "each.value", "each")
    #expect(try Self.isKnown(each, in: try Self.plan(), at: [], loop: loop) == isKnown)
    // The same loop around the innermost call.
    let plan = try Self.plan(
      arguments: ["{}", "{}", Self.argument(each)],
      loops: ["", "", loop],
    )
    #expect(try Self.isKnown(Self.references("var.days"), in: plan) == isKnown)
  }

  @Test func callThatIsNotThereIsNotKnown() throws {
    let plan = try Self.plan()
    #expect(try !Self.isKnown(Self.references("var.days"), in: plan, at: ["a", "x", "c"]))
    #expect(try !Self.isKnown(Self.references("var.days"), in: plan, at: ["x"]))
    #expect(try !Self.isKnown(Self.references("var"), in: plan))
  }

  @Test func resourceIsFoundByItsCalls() throws {
    let plan = try Self.plan()
    let type = Text(CacheType.terraformServerless.rawValue)
    #expect(plan.resource(type: type, name: "it", at: ModulePath(["a", "b", "c"])) != nil)
    #expect(plan.resource(type: type, name: "it", at: ModulePath(["a", "b"])) == nil)
    #expect(plan.resource(type: type, name: "other", at: ModulePath(["a", "b", "c"])) == nil)
    #expect(plan.caches.map(\.address) == ["module.a.module.b.module.c.\(type).it"])
  }

  @Test func dataSourceIsNoResource() throws {
    let text =
      #"{"configuration":{"root_module":{"resources":["#
      + #"{"type":"aws_elasticache_cluster","name":"a","mode":"data"},"#
      + #"{"type":"aws_elasticache_cluster","name":"a","mode":"managed","address":"x"}]}}}"#
    let plan = try #require(PlanConfiguration(try Reading.jsonRoot(text)))
    let resource = plan.resource(type: "aws_elasticache_cluster", name: "a", at: ModulePath())
    #expect(resource?["address"]?.text == "x")
    #expect(plan.caches.count == 1)
  }
}
