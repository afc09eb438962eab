import LintDiagnostics
import LintModel
import LintText
import Testing

@testable import CloudFormation

/// Which limits a condition chooses between, of a limit that is 7 where it holds and else 0.
@Suite struct ConditionTests {
  /// The limits in every way in which the cache may be deployed, with the values that lead there.
  private static func ways(_ condition: String, _ more: String = "") throws -> [String] {
    try Self.ways(limit: "!If [C, 7, 0]", "Conditions: {C: \(condition)}\n\(more)")
  }

  private static func ways(limit: String, _ sections: String) throws -> [String] {
    let extraction = try Reading.extraction(
      """
      \(sections)
      Resources:
        Cache:
          Type: AWS::ElastiCache::ServerlessCache
          Properties: {SnapshotRetentionLimit: \(limit)}
      """
    )
    let possibilities = try #require(extraction.caches.first?.possibilities)
    return possibilities.map { way in
      let retention =
        switch way.retention {
        case .days(let days): "\(days)"
        case .within(let days, _): "\(days.lowerBound)...\(days.upperBound)"
        case .undecided(.malformed): "malformed"
        case .undecided: "undecided"
        case .oneOf: "either"
        default: "\(way.retention)"
        }
      return way.scenario.map { "\(retention) \($0)" } ?? retention
    }
  }

  @Test(
    arguments: [
      ("true", "7"), ("false", "0"), ("'true'", "7"), ("'false'", "0"), ("'yes'", "either"),
      ("1", "either"), ("!And [!Equals [a, a]]", "7"), ("!And [!Equals [a, b]]", "0"),
      ("!And []", "malformed"), ("!Or []", "malformed"), ("!Or [!Equals [a, b]]", "0"),
      ("!Not [!Equals [a, b]]", "7"), ("!Not []", "malformed"),
      ("!Equals [[a, b], [a, b]]", "7"), ("!Equals [[a, b], [a, c]]", "0"),
      ("!Equals [[a, b], [a]]", "0"), ("!Equals [[], []]", "7"), ("!Equals [[a], a]", "0"),
      ("{Fn::Contains: [[a, b], b]}", "7"), ("{Fn::Contains: [[a, b], c]}", "0"),
      ("{Fn::Contains: [[], a]}", "0"), ("{Fn::Contains: [a, a]}", "0"),
      ("{Fn::Contains: [[!ImportValue x, a], a]}", "7"),
      ("!Equals [[a, !ImportValue x], [b, c]]", "0"),
      ("!Equals [[!ImportValue x, a], [c, b]]", "0"),
    ]
  )
  func conditionHolds(condition: String, way: String) throws {
    #expect(try Self.ways(condition) == [way])
  }

  @Test(
    arguments: [
      "!Equals [[a, !ImportValue x], [a, b]]", "!Equals [[!ImportValue x, a], [b, a]]",
      "{Fn::Contains: [[a, !ImportValue x], c]}", "{Fn::Contains: [!ImportValue x, c]}",
    ]
  )
  func elementThatIsNotKnownCountsWhereItDecides(condition: String) throws {
    #expect(try Self.ways(condition) == ["either"])
  }

  @Test(
    arguments: [
      // Two parameters may be equal although both are something else; one is equal to itself.
      ("!Equals [!Ref P, !Ref P]", "{Type: String}", ["7"]),
      ("!Equals [!Ref P, x]", "{Type: Number, Default: 1}", ["0"]),
      (
        "!Equals [!Ref P, a]", "{Type: String}",
        ["7 when P is 'a'", "0 when P is anything but 'a'"]
      ),
      ("!Equals [!Ref P, a]", "{Type: String, Default: a}", ["7", "0 when P is anything but 'a'"]),
      ("!Equals [!Ref P, a]", "{Type: String, Default: b}", ["0", "7 when P is 'a'"]),
      (
        "!Equals [!Ref P, a]", "{Type: String, AllowedValues: [a, b, c]}",
        ["7 when P is 'a'", "0 when P is 'b'"]
      ),
      ("!Equals [!Ref P, a]", "{Type: String, AllowedValues: [a]}", ["7"]),
      ("!Equals [!Ref P, a]", "{Type: String, AllowedValues: [b]}", ["0"]),
      (
        "!Equals [!Ref P, 1]", "{Type: Number, MinValue: 1, MaxValue: 2, Default: 2}",
        ["0", "7 when P is '1'"]
      ),
      ("!Equals [!Ref P, 1]", "{Type: Number, MinValue: 1, MaxValue: 1, Default: 1}", ["7"]),
    ]
  )
  func parameterSelects(condition: String, parameter: String, ways: [String]) throws {
    #expect(try Self.ways(condition, "Parameters: {P: \(parameter)}") == ways)
  }

  @Test func twoParametersThatAreSomethingElseMayBeEqual() throws {
    let more = "Parameters: {P: {Type: String, Default: a}, Q: {Type: String, Default: b}}"
    let ways = try Self.ways("!Equals [!Ref P, !Ref Q]", more)
    #expect(ways.first == "0")
    #expect(ways.contains { $0.hasPrefix("7 when") })
  }

  @Test(
    arguments: [
      ("{Type: Number, MinValue: 0}", "1...35 when P is anything but '0'"),
      ("{Type: Number, MinValue: 0, MaxValue: 1}", "1...1 when P is anything but '0'"),
      ("{Type: Number, MinValue: 0, MaxValue: 0.5}", nil),
      ("{Type: Number, MinValue: 35}", "35...35"),
      ("{Type: Number, MinValue: 7, MaxValue: 7}", "7...7"),
      ("{Type: Number, MinValue: 6.5, MaxValue: 7.5}", "7...7"),
      ("{Type: Number, MinValue: 36}", "undecided"),
      ("{Type: Number, MinValue: 34, MaxValue: 99}", "34...35"),
    ]
  )
  func whatIsNotListedIsWithinTheBounds(parameter: String, way: String?) throws {
    let ways = try Self.ways(
      limit: "!If [C, 7, !Ref P]",
      "Conditions: {C: !Equals [!Ref P, 0]}\nParameters: {P: \(parameter)}"
    )
    #expect(ways.filter { !$0.hasPrefix("7") || $0.hasPrefix("7...") } == [way].compactMap(\.self))
  }

  @Test(
    arguments: [
      ("AWS::AccountId", "111111111111", "123456789012"),
      ("AWS::AccountId", "123456789012", "123456789013"), ("AWS::Region", "eu-west-1", "us-east-1"),
      ("AWS::Region", "us-east-1", "eu-west-1"),
    ]
  )
  func somethingElseIsShown(name: String, constant: String, other: String) throws {
    let ways = try Self.ways("!Equals [!Ref \(name), '\(constant)']")
    #expect(
      ways == ["7 when \(name) is '\(constant)'", "0 when \(name) is anything but '\(constant)'"]
    )
    let others = (1...4).map { name == "AWS::Region" ? "zz-north-\($0)" : "99999999999\($0)" }
    let many = others.map { "!Equals [!Ref \(name), '\($0)']" }.joined(separator: ", ")
    let more = try Self.ways("!Or [!Equals [!Ref \(name), '\(constant)'], \(many)]")
    #expect(more.last == "0 when \(name) is something else, such as '\(other)'")
  }

  @Test(
    arguments: [
      ("{Type: Number}", "6"), ("{Type: Number, MinValue: 2}", "6"),
      ("{Type: Number, MinValue: -5.5}", "-5"), ("{Type: Number, MaxValue: 3}", "-1"),
      ("{Type: String}", "other"),
    ]
  )
  func numberThatIsSomethingElseIsShown(parameter: String, other: String) throws {
    let constants = (0..<6).map { "!Equals [!Ref P, \($0)]" }.joined(separator: ", ")
    let ways = try Self.ways("!Or [\(constants)]", "Parameters: {P: \(parameter)}")
    #expect(ways.last == "0 when P is something else, such as '\(other)'")
  }

  @Test(
    arguments: [
      (["a"], "anything but 'a'"), (["a", "b", "c"], "anything but 'c' or 'b' or 'a'"),
      (["a", "b", "c", "d"], "something else, such as 'other'"),
    ]
  )
  func upToThreeExceptionsAreNamed(constants: [String], clause: String) throws {
    let arguments = constants.map { "!Equals [!Ref P, \($0)]" }.joined(separator: ", ")
    let ways = try Self.ways("!Or [\(arguments)]", "Parameters: {P: {Type: String}}")
    #expect(ways.last == "0 when P is \(clause)")
  }

  @Test(
    arguments: [
      ("{a: 1}", #"{"a":1}"#), ("[x, 1, true, ~, 1.5]", #"["x",1,true,null,1.5]"#),
      (#"["a\"b\\c"]"#, #"["a\"b\\c"]"#), (#"["\x1f\x20\n\x10"]"#, #"["\u001f \u000a\u0010"]"#),
      ("[]", "[]"), ("{}", "{}"),
    ]
  )
  func jsonIsWrittenWithoutBlanks(value: String, text: String) throws {
    #expect(try Self.ways("!Equals [{Fn::ToJsonString: \(value)}, '\(text)']") == ["7"])
    #expect(try Self.ways("!Equals [{Fn::ToJsonString: \(value)}, '\(text) ']") == ["0"])
  }

  @Test(arguments: ["[a, !ImportValue x]", "{a: !ImportValue x}"])
  func jsonOfAFunctionIsNotKnown(value: String) throws {
    let ways = try Self.ways("!Equals [{Fn::ToJsonString: \(value)}, '[]']")
    #expect(!ways.contains("7") && !ways.contains("0"))
  }

  /// CloudFormation refuses an index behind the end, so that nothing is deployed with one.
  @Test(arguments: [
    ("{Type: Number}", ["0 when P is '0'", "7 when P is '1'"]),
    ("{Type: Number, Default: 1}", ["7", "0 when P is '0'"]),
    ("{Type: Number, AllowedValues: [1, 2], Default: 1}", ["7"]),
    ("{Type: Number, MinValue: 1, Default: 2}", ["7 when P is '1'"]),
  ])
  func `an index selects among the elements that are there`(
    _ parameter: String,
    _ ways: [String],
  ) throws {
    let sections = "Parameters: {P: \(parameter)}"
    #expect(try Self.ways(limit: "!Select [!Ref P, [0, 7]]", sections) == ways)
  }

  /// Of a list that is not written, a parameter is compared with the first eight indices.
  @Test(arguments: [8, 9])
  func `an index that is not listed may be that of a further element`(_ count: Int) throws {
    let days = (1...count).map(String.init).joined(separator: ",")
    let ways = try Self.ways(
      limit: "!Select [!Ref P, !Split [',', '\(days)']]",
      "Parameters: {P: {Type: Number}}",
    )
    let listed = (0..<8).map { "\($0 + 1) when P is '\($0)'" }
    let further = ["undecided when P is something else, such as '8'"]
    #expect(ways == listed + (count == 8 ? [] : further))
  }

  @Test func `an index that comes from elsewhere may be any`() throws {
    let ways = try Self.ways(
      limit: "!If [C, 7, !Select [!FindInMap [M, k, x], [0, 7]]]",
      "Parameters: {P: {Type: Number}}\nConditions: {C: !Equals [!Ref P, 5]}\n"
        + "Mappings: {M: {k: {x: !Ref P}}}",
    )
    #expect(ways == ["7 when P is '5'", "undecided when P is anything but '5'"])
  }

  @Test(arguments: [("{'Fn::ForEach::C': x}", "either"), ("{C: !Equals [a, b]}", "malformed")])
  func `a loop that cannot be read may make any condition`(
    _ conditions: String,
    _ way: String,
  ) throws {
    #expect(try Self.ways(limit: "!If [D, 7, 0]", "Conditions: \(conditions)") == [way])
  }
}
