import LintDiagnostics
import LintSyntax
import Testing

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
    let region = ParameterDomain(pseudoParameter: "AWS::Region", comparedWith: ["eu-west-1"])
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
    let regions = ["us-east-1", "eu-west-1", "ap-southeast-2", "sa-east-1"]
    for count in 0...4 {
      let domain = ParameterDomain(
        pseudoParameter: "AWS::Region",
        comparedWith: regions.prefix(count).map { Text($0) },
      )
      #expect(domain.example(count).string == (count < 4 ? regions[count] : "region-1"))
    }
  }

  /// Where all examples are taken, what is shown may be taken as well.
  @Test func `looks for an example among so many`() throws {
    func region(taken: Int) -> String {
      let regions = ["us-east-1", "eu-west-1", "ap-southeast-2", "sa-east-1"]
      let constants = regions + (1...taken).map { "region-\($0)" }
      return ParameterDomain(
        pseudoParameter: "AWS::Region",
        comparedWith: constants.map { Text($0) }
      )
      .example(constants.count).string
    }
    #expect(region(taken: 98) == "region-99" && region(taken: 99) == "other")
    func text(taken: Int) throws -> String {
      let constants = ["other"] + (1...taken).map { "other\($0)" }
      return try Self.domain("{Type: String}", constants).example(constants.count).string
    }
    #expect(try text(taken: 9_998) == "other9999" && text(taken: 9_999) == "other")
    func number(taken: Int) throws -> String {
      // Above zero nothing is free.
      let constants = (0..<taken).map { String(-$0) }
      return try Self.domain("{Type: Number, MaxValue: 0}", constants).example(constants.count)
        .string
    }
    #expect(try number(taken: 1_000) == "-1000" && number(taken: 1_001) == "other")
    func account(taken: Int) -> String {
      let constants = (0..<taken).map { "00000000\(String(10_000 + $0).dropFirst())" }
      return ParameterDomain(
        pseudoParameter: "AWS::AccountId",
        comparedWith: constants.map { Text($0) }
      )
      .example(constants.count).string
    }
    #expect(account(taken: 0) == "000000000000" && account(taken: 9_999) == "000000009999")
    #expect(account(taken: 10_000) == "other")
  }
}
