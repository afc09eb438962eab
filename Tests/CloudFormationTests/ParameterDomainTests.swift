import LintSyntax
import LintText
import Testing

@testable import CloudFormation
@testable import LintModel

struct ParameterDomainTests {
  private static func domain(_ declaration: String, _ constants: [String]) throws -> ParameterDomain
  {
    let entry = try #require(try Reading.root("P: \(declaration)").entries.first)
    return ParameterDomain(try #require(Parameter(entry)), comparedWith: constants.map { Text($0) })
  }

  @Test(
    arguments: [
      ("{Type: String}", ["a", "b"], true, nil),
      ("{Type: String, Default: a}", ["a", "b"], true, 0),
      ("{Type: String, Default: b}", ["b", "a"], true, 0),
      ("{Type: String, AllowedValues: [a, b]}", ["a", "b"], false, nil),
      ("{Type: String, AllowedValues: [a, b], Default: b}", ["a", "b"], false, 1),
      ("{Type: String, AllowedValues: [a, b], Default: c}", ["a", "b"], false, nil),
      ("{Type: String, AllowedValues: [a, b, a]}", ["a", "b"], false, nil),
      ("{Type: Number, MinValue: 1, MaxValue: 2, Default: 3}", ["1", "2"], false, nil),
      ("{Type: Number, MinValue: 1, MaxValue: 3, Default: 2}", ["2", "1"], true, 0),
    ] as [(String, [String], Bool, Int?)]
  )
  func `tells apart what a parameter is compared with`(
    _ declaration: String,
    _ values: [String],
    _ hasMore: Bool,
    _ defaultIndex: Int?,
  ) throws {
    let compared = declaration.contains("Number") ? ["1", "2"] : ["a", "b"]
    let domain = try Self.domain(declaration, compared)
    #expect(domain.values.map(\.text.string) == values)
    #expect(domain.hasMore == hasMore && domain.count == values.count + (hasMore ? 1 : 0))
    #expect(domain.defaultIndex == defaultIndex)
    for (index, value) in values.enumerated() { #expect(domain.example(index).string == value) }
  }

  @Test func `excludes what is listed and what is not allowed`() throws {
    let domain = try Self.domain("{Type: Number, MinValue: 5}", ["7"])
    #expect(domain.contains("7") && !domain.contains("8"))
    #expect(domain.excludes("7") && domain.excludes("4") && !domain.excludes("8"))
    let region = ParameterDomain(.region, comparedWith: ["eu-west-1"])
    #expect(region.excludes("eu-west-1") && !region.excludes("us-east-1"))
    #expect(region.count == 2 && region.defaultIndex == nil && !region.isSecret)
  }

  /// What is shown for anything else may be given.
  @Test(arguments: [
    ("{Type: Number}", "1"), ("{Type: Number, MinValue: 5}", "5"),
    ("{Type: Number, MinValue: 5.5}", "6"), ("{Type: Number, MinValue: 5000000}", "5000000"),
    ("{Type: Number, MinValue: -7}", "-7"), ("{Type: Number, MaxValue: 9}", "1"),
    ("{Type: Number, MaxValue: 0}", "-1"), ("{Type: Number, MaxValue: -5000000}", "-5000000"),
    ("{Type: Number, MaxValue: -2.5}", "-3"), ("{Type: String}", "other"),
    ("{Type: Number, MinValue: 0.2, MaxValue: 0.8}", "other"),
  ])
  func `shows a value that is none of those listed`(_ declaration: String, _ shown: String) throws {
    let domain = try Self.domain(declaration, ["0"])
    #expect(domain.example(domain.values.count).string == shown)
  }

  @Test(arguments: [1_001, 1_002])
  func `looks for a number among a thousand`(_ count: Int) throws {
    let constants = (0..<count).map { String($0 + 5) }
    let domain = try Self.domain("{Type: Number, MinValue: 5}", constants)
    #expect(domain.example(count) == "other")
    let fewer = try Self.domain("{Type: Number, MinValue: 5}", Array(constants.prefix(1_000)))
    #expect(fewer.example(1_000) == "1005")
  }

  @Test func `begins to look at the bounds`() throws {
    #expect(try Self.domain("{Type: Number}", ["5"]).example(1) == "0")
    let taken = (0..<1_001).map { String($0 + 5) }
    let domain = try Self.domain("{Type: Number, MinValue: 5, MaxValue: 3000}", taken)
    #expect(domain.example(1_001) == "3000")
  }

  @Test func `shows another text where the first is taken`() throws {
    let domain = try Self.domain("{Type: String}", ["other", "other1"])
    #expect(domain.example(2) == "other2")
    let regions: [Text] = ["us-east-1", "eu-west-1", "ap-southeast-2", "sa-east-1"]
    for count in 0...4 {
      let domain = ParameterDomain(.region, comparedWith: Array(regions.prefix(count)))
      #expect(domain.example(count) == (count < 4 ? regions[count] : "us-east-2"))
    }
  }

  /// Where all examples are taken, what is shown may be taken as well.
  @Test func `looks for an example among so many`() throws {
    func text(taken: Int) throws -> String {
      let constants = ["other"] + (1...taken).map { "other\($0)" }
      return try Self.domain("{Type: String}", constants).example(constants.count).string
    }
    #expect(try text(taken: 9_998) == "other9999" && text(taken: 9_999) == "x")
    func number(taken: Int) throws -> String {
      // Above zero nothing is free.
      let constants = (0..<taken).map { String(-$0) }
      return try Self.domain("{Type: Number, MaxValue: 0}", constants).example(constants.count)
        .string
    }
    #expect(try number(taken: 1_000) == "-1000" && number(taken: 1_001) == "other")
    func account(taken: Int) -> Text {
      let constants: [Text] = (0..<taken).map { "\(123_456_789_012 + $0)" }
      return ParameterDomain(.accountID, comparedWith: constants).example(constants.count)
    }
    #expect(account(taken: 0) == "123456789012" && account(taken: 9_999) == "123456799011")
    #expect(account(taken: 10_000) == "other")
  }

  /// A value that no deployment can have is no value of a pseudo parameter.
  @Test(
    arguments: [
      (.region, ["eu-west-1", "eu", "us-east", "${AWS::Region}", "mars-west-1", "nz-north-1"]),
      (.accountID, ["111122223333", "1402433619", "11112222333x", ""]),
      (.stackName, ["shop", "1shop", "shop_1", "a-1", "${AWS::StackName}-x"]),
      (.partition, ["aws", "aws-cn", "amazon"]),
    ] as [(PseudoParameter, [Text])]
  )
  func `lists what a deployment can have`(_ pseudo: PseudoParameter, _ constants: [Text]) {
    let values = ParameterDomain(pseudo, comparedWith: constants).values.map(\.text)
    let possible: [PseudoParameter: Set<Text>] = [
      .region: ["eu-west-1", "nz-north-1"], .accountID: ["111122223333"],
      .stackName: ["shop", "a-1"], .partition: Set(PseudoParameter.partition.values ?? []),
    ]
    #expect(Set(values) == possible[pseudo])
  }

  @Test func `lists every region where nothing tells them apart`() {
    let domain = ParameterDomain(.region, comparedWith: ["nz-north-1"], isOpaque: true)
    #expect(domain.values.count == 47 && !domain.hasMore)
    #expect(Region.known.allSatisfy { domain.contains($0) && Region.hasForm($0) })
    #expect(Set(Region.known).count == Region.known.count)
  }

  /// What functions make of "anything else" nobody knows, but of an example.
  @Test(arguments: [
    ("MaxLength: 9", "other"), ("MaxLength: 3", "x"), ("MinLength: 12", "otherxxxxxxx"),
  ])
  func `lists an example where functions are not solved`(_ length: String, _ shown: Text) throws {
    let entry = try #require(
      try Reading.root("P: {Type: String, Default: a, \(length)}").entries.first
    )
    let parameter = try #require(Parameter(entry))
    let domain = ParameterDomain(parameter, comparedWith: ["b"], isOpaque: true)
    #expect(domain.values.last?.text == shown && domain.hasMore)
  }
}
