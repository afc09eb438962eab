import LintModel
import LintSyntax
import LintText
import Testing

@testable import CloudFormation

@Suite struct EngineTests {
  @Test(
    arguments: [
      ("memcached", true), ("Memcached", true), ("MEMCACHED", true),
      (" memcached\t", false), ("memcached ", false), ("\nmemcached\r", false), ("redis", false),
      ("valkey", false), ("", false),
      ("memcached2", false), ("mem cached", false), ("memcached\u{A0}x", false),
      ("dragonfly", false),
    ]
  )
  func nameComparesWithoutCaseAndSpaces(name: String, isMemcached: Bool) {
    #expect(Engine.named(Text(name)).isMemcached == isMemcached)
    #expect(Engine.named(Text(name)).name == Text(name))
  }

  @Test(
    arguments: [
      (["memcached"], true), (["memcached", "Memcached"], true), (["redis", "valkey"], false),
      (["redis", "memcached"], nil), ([], nil),
    ] as [([String], Bool?)]
  )
  func severalNamesMustAgree(names: [String], isMemcached: Bool?) {
    let engine = Engine.oneOf(names.map { Text($0) }, .parameter("Engine"))
    #expect(engine.isMemcached == isMemcached)
    #expect(engine.name == nil)
  }

  /// What a secret is must not be told, only whether it is Memcached.
  @Test(arguments: [("memcached", true), ("redis", false)])
  func engineThatIsSecretHasNoName(value: String, isMemcached: Bool) throws {
    let template = try Reading.template("Resources: {C: {Type: X}}")
    let secret = Engine(.scalar(.text(Text(value)), isSecret: true), in: template, [])
    #expect(secret.name == nil && secret.isMemcached == isMemcached)
    let plain = Engine(.scalar(.text(Text(value)), isSecret: false), in: template, [])
    #expect(plain.name == Text(value) && plain.isMemcached == isMemcached)
  }

  @Test func engineThatIsResolvedAtDeploymentIsNotKnown() throws {
    let template = try Reading.template("Resources: {C: {Type: X}}")
    let text = Outcome.Value.text("{{resolve:ssm:/engine}}")
    #expect(Engine(text, in: template, []) == .undecided(.dynamicReference))
  }

  /// Where Memcached is among the values that a parameter is compared with, anything else is none.
  @Test(arguments: [
    ("memcached", Engine.hidden(isMemcached: false)), ("redis", .undecided(.otherValue("P"))),
  ])
  func anythingElseIsNotMemcachedWhereThatIsListed(value: String, engine: Engine) throws {
    let template = try Reading.template(
      "Parameters: {P: {Type: String}}\nResources: {C: {Type: X}}"
    )
    let parameter = try #require(template.parameters["P"])
    let domain = ParameterDomain(parameter, comparedWith: [Text(value)])
    #expect(Engine(.anythingElse(than: "P"), in: template, [domain]) == engine)
  }

  @Test(arguments: [
    ("", Engine.undecided(.parameter("P"))), (", AllowedValues: []", .undecided(.parameter("P"))),
    (", AllowedValues: [redis]", .oneOf(["redis"], .parameter("P"))),
  ])
  func engineThatIsGivenIsOneOfThoseThatAreAllowed(allowed: String, engine: Engine) throws {
    let template = try Reading.template(
      "Parameters: {P: {Type: String\(allowed)}}\nResources: {C: {Type: X}}"
    )
    #expect(Engine(.anyValue(of: "P"), in: template, []) == engine)
  }

  @Test(
    arguments: [
      (.text("valkey"), .oneOf(["redis", "valkey"], .dynamicReference)),
      (.anyValue(of: "P"), .undecided(.dynamicReference)),
    ] as [(Outcome.Value, Engine)]
  )
  func engineMayBeOneOfSeveralNames(other: Outcome.Value, engine: Engine) throws {
    let template = try Reading.template("Resources: {C: {Type: X}}")
    let either = [Outcome(.text("redis"), at: nil), Outcome(other, at: nil)]
    #expect(Engine(.either(either, .dynamicReference), in: template, []) == engine)
  }

  @Test func engineThatIsNotWrittenIsNotMemcached() {
    #expect(Engine.notWritten.isMemcached == false)
    #expect(Engine.undecided(.dynamicReference).isMemcached == nil)
  }
}
