import LintModel
import LintText
import Testing

@testable import CloudFormation

@Suite struct RetentionPropertyTests {
  private static func retention(
    _ value: String,
    parameter: String? = nil,
    given: [String: String] = [:],
  ) throws -> Retention? {
    let extraction = try Reading.extraction(
      """
      \(parameter.map { "Parameters: {P: \($0)}" } ?? "Description: x")
      Resources:
        Cache:
          Type: AWS::ElastiCache::ServerlessCache
          Properties:
            SnapshotRetentionLimit: \(value)
      """,
      given: given,
    )
    return extraction.caches.first?.possibilities.first?.retention
  }

  /// The spellings of a limit, and the retention that each gives.
  @Test(
    arguments: [
      ("7", Retention.days(7)), ("+7", .days(7)), ("-1", .days(-1)), ("0", .days(0)),
      ("36", .days(36)), ("!!int \"7\"", .days(7)), ("\"7\"", .days(7)), ("'7'", .days(7)),
      ("!!str 7", .days(7)), ("' 7 '", .days(7)), ("'+7'", .days(7)), ("010", .days(8)),
      ("07", .days(7)), ("08", .days(8)), ("0x1F", .days(31)), ("0b11", .days(3)),
      ("1_0", .days(10)), ("1:30", .days(90)), ("7.0", .days(7)), ("1.0e+1", .days(10)),
      ("7.5", .malformed("7.5")), ("0o7", .malformed("'0o7'")), ("0:30", .malformed("'0:30'")),
      ("\"7.0\"", .malformed("'7.0'")), ("\"\"", .malformed("''")),
      ("\"true\"", .malformed("'true'")), ("true", .malformed("true")), ("yes", .malformed("true")),
      ("off", .malformed("false")), ("~", .null), ("null", .null),
      ("", .null), ("[7]", .malformed("a list")), ("{a: 7}", .malformed("a mapping")),
      ("seven", .malformed("'seven'")), ("'٧'", .malformed("'٧'")), ("'-'", .malformed("'-'")),
      ("1e1", .malformed("'1e1'")), ("7e0", .malformed("'7e0'")),
      ("!Ref AWS::NoValue", .absent(.noValue)),
    ]
  )
  func everySpellingIsReadAsTheServiceWould(value: String, retention: Retention) throws {
    #expect(try Self.retention(value) == retention)
  }

  @Test(
    arguments: [
      ("!Ref Nobody", Undecided.reference("Nobody")),
      ("!Ref AWS::Region", .deployTime(function: "Ref", argument: "AWS::Region")),
      ("!GetAtt A.B", .deployTime(function: "Fn::GetAtt", argument: "A.B")),
      ("!ImportValue x", .deployTime(function: "Fn::ImportValue", argument: "x")),
      ("'{{resolve:ssm:/days}}'", .dynamicReference), ("{Fn::Foo: 7}", .function("Fn::Foo")),
      ("!Foo 7", .function("!Foo")),
      ("!Ref [P]", .malformed("'Ref' takes a name")),
      (
        "!Join ['', [[1], 2]]", .malformed("'Fn::Join' takes a delimiter and a list of texts")
      ),
      ("!Select [0, !Split ['', '7']]", .malformed("'Fn::Split' takes a delimiter and a text")),
      ("!FindInMap [M, !Ref AWS::NoValue, x]", .malformed("no mapping has 'M', '', 'x'")),
    ]
  )
  func whatOnlyTheDeploymentKnowsIsUndecided(value: String, reason: Undecided) throws {
    #expect(try Self.retention(value) == .undecided(reason))
  }

  @Test(
    arguments: [
      ("{Type: Number, Default: 7}", Retention.days(7)),
      ("{Type: Number, Default: '7'}", .days(7)),
      ("{Type: Number, Default: 35, MinValue: 0}", .days(35)),
      ("{Type: Number, Default: 7, NoEcho: true}", .secretDays(7)),
      ("{Type: String, Default: x, NoEcho: 'true'}", .malformed(nil)),
      (
        "{Type: Number, Default: 0, AllowedValues: [1]}",
        .undecided(.contradictoryDefault(parameter: "P"))
      ),
      (
        "{Type: Number, Default: 0, MinValue: 1}", .undecided(.contradictoryDefault(parameter: "P"))
      ),
      (
        "{Type: 'AWS::SSM::Parameter::Value<String>', Default: '7'}",
        .undecided(.parameterStore(parameter: "P"))
      ),
      ("{Type: Number}", .undecided(.parameter("P"))),
      ("{Type: String}", .undecided(.parameter("P"))),
      ("{Type: Number, MinValue: 1}", .within(1...35, parameter: "P")),
      ("{Type: Number, MinValue: '7', MaxValue: '14'}", .within(7...14, parameter: "P")),
      ("{Type: Number, MinValue: 0}", .within(0...35, parameter: "P")),
      ("{Type: Number, MinValue: 0, MaxValue: 0}", .within(0...0, parameter: "P")),
      ("{Type: Number, MinValue: 0.5}", .within(1...35, parameter: "P")),
      ("{Type: Number, MinValue: 1, MaxValue: 1000}", .within(1...35, parameter: "P")),
      ("{Type: Number, MinValue: -1}", .undecided(.parameter("P"))),
      ("{Type: Number, MaxValue: 35}", .undecided(.parameter("P"))),
      ("{Type: Number, MinValue: 7, MaxValue: 3}", .undecided(.parameter("P"))),
      ("{Type: Number, MinValue: 0, MaxValue: -1}", .undecided(.parameter("P"))),
      ("{Type: String, MinValue: 1}", .undecided(.parameter("P"))),
      ("{Type: Number, AllowedValues: [7, 1, 14]}", .within(1...14, parameter: "P")),
      ("{Type: String, AllowedValues: ['7']}", .within(7...7, parameter: "P")),
      ("{Type: String, AllowedValues: ['0']}", .within(0...0, parameter: "P")),
      ("{Type: String, AllowedValues: ['7', x]}", .undecided(.parameter("P"))),
      ("{Type: Number, AllowedValues: [7, 36]}", .undecided(.parameter("P"))),
      ("{Type: Number, AllowedValues: [-1, 7]}", .undecided(.parameter("P"))),
      ("{Type: Number, AllowedValues: []}", .undecided(.parameter("P"))),
    ]
  )
  func parameterIsItsDefaultOrWhatItAllows(parameter: String, retention: Retention) throws {
    #expect(try Self.retention("!Ref P", parameter: parameter) == retention)
  }

  @Test(
    arguments: [
      ("{Type: Number, Default: 7}", "0", Retention.days(0)), ("{Type: Number}", "7", .days(7)),
      ("{Type: Number, NoEcho: true}", "7", .secretDays(7)),
      ("{Type: String}", "x", .malformed("'x'")),
      ("{Type: String, NoEcho: yes}", "x", .malformed(nil)),
      ("{Type: String}", "{{resolve:ssm:a}}", .undecided(.dynamicReference)),
    ]
  )
  func givenValueWins(parameter: String, given: String, retention: Retention) throws {
    #expect(try Self.retention("!Ref P", parameter: parameter, given: ["P": given]) == retention)
  }

  @Test(arguments: [("true", "parameter 'P' is given"), ("false", "parameter 'P' is given as '7'")])
  func givenValueIsExplainedUnlessItIsSecret(noEcho: String, message: String) throws {
    let extraction = try Reading.extraction(
      """
      Parameters: {P: {Type: Number, NoEcho: \(noEcho)}}
      Resources:
        Cache:
          Type: AWS::ElastiCache::CacheCluster
          Properties: {SnapshotRetentionLimit: !Ref P}
      """,
      given: ["P": "7"],
    )
    let explanations = extraction.caches.first?.possibilities.first?.explanations
    #expect(explanations?.map(\.message) == [message])
  }

  /// The remedy for it is `--parameter P=VALUE`, and "a parameter that is given is fixed".
  @Test func givenValueWinsOverTheParameterStore() throws {
    let retention = try Self.retention(
      "!Ref P",
      parameter: "{Type: 'AWS::SSM::Parameter::Value<String>', Default: /days}",
      given: ["P": "7"],
    )
    #expect(retention == .days(7))
  }

  @Test(
    arguments: [
      "{Type: Number, MinValue: 1, MaxValue: .nan}", "{Type: Number, MaxValue: 'nan'}",
      "{Type: Number, MinValue: .nan, MaxValue: .NaN}",
    ]
  )
  func boundThatIsNoNumberDoesNoHarm(parameter: String) throws {
    #expect(try Self.retention("!Ref P", parameter: parameter) != nil)
  }
}
