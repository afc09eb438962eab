import LintSyntax
import LintText
import Testing

@testable import CloudFormation

@Suite struct ParameterTests {
  private static func parameter(_ declaration: String) throws -> Parameter {
    let root = try Reading.root("P: \(declaration)")
    let entry = try #require(root.entries.first)
    return try #require(Parameter(entry))
  }

  @Test(
    arguments: [
      ("true", true), ("'true'", true), ("\"TRUE\"", true), ("True", true), ("yes", true),
      ("on", true), ("false", false), ("'false'", false), ("no", false), ("off", false),
      ("null", false), ("''", false), ("1", false), ("[true]", false),
    ]
  )
  func noEchoMakesASecret(noEcho: String, isSecret: Bool) throws {
    #expect(try Self.parameter("{Type: String, NoEcho: \(noEcho)}").isSecret == isSecret)
  }

  @Test(arguments: [("[]", 0), ("[a, bc]", 3), ("[é, 12]", 4)])
  func allowedValuesHaveASize(values: String, size: Int) throws {
    #expect(try Self.parameter("{Type: String, AllowedValues: \(values)}").allowedSize == size)
    #expect(try Self.parameter("{Type: String}").allowedSize == 0)
  }

  @Test func parameterIsNoSecretByItself() throws {
    #expect(try !Self.parameter("{Type: String}").isSecret)
  }

  @Test(
    arguments: [
      ("1", 1.0), ("'1'", 1), ("\"35\"", 35), ("1.5", 1.5), ("'1.5'", 1.5), ("-1", -1),
      ("x", nil), ("true", nil), ("null", nil), ("[1]", nil), ("''", nil), ("inf", nil),
      ("'nan'", nil), ("-infinity", nil),
    ] as [(String, Double?)]
  )
  func boundsMayBeText(bound: String, value: Double?) throws {
    let parameter = try Self.parameter("{Type: Number, MinValue: \(bound), MaxValue: \(bound)}")
    #expect(parameter.minimum == value)
    #expect(parameter.maximum == value)
  }

  @Test(
    arguments: [
      (
        "{Type: Number, MinValue: 1, MaxValue: 35}", ["1", "7", "35", "1.0"],
        ["0", "36", "-1", "0.9"]
      ),
      ("{Type: Number, MinValue: '1'}", ["1", "1000"], ["0"]),
      ("{Type: Number, AllowedValues: [1, 7]}", ["1", "7"], ["2", "0"]),
      ("{Type: Number, AllowedValues: ['1', 7], MinValue: 5}", ["7"], ["1", "5"]),
      ("{Type: String, AllowedValues: [a, '']}", ["a", ""], ["A", "a "]),
      ("{Type: String, MinValue: 5}", ["1", "x"], []),
      ("{Type: Number}", ["1", "-1"], ["x"]),
      ("{Type: String, AllowedValues: []}", [], ["", "a"]),
    ]
  )
  func allowedValuesAndBoundsDecide(
    declaration: String,
    allowed: [String],
    refused: [String],
  ) throws {
    let parameter = try Self.parameter(declaration)
    for value in allowed { #expect(parameter.allows(Text(value)), "\(value)") }
    for value in refused { #expect(!parameter.allows(Text(value)), "\(value)") }
  }

  @Test(
    arguments: [
      ("AWS::SSM::Parameter::Value<String>", true),
      ("AWS::SSM::Parameter::Value<List<String>>", true), ("AWS::SSM::Parameter::Name", false),
      ("String", false), ("CommaDelimitedList", false),
    ]
  )
  func keyOfTheParameterStoreIsNoValue(type: String, isKey: Bool) throws {
    #expect(try Self.parameter("{Type: '\(type)'}").isParameterStoreKey == isKey)
  }

  @Test func typeIsTextUnlessWritten() throws {
    #expect(try Self.parameter("{}").type == "String")
    #expect(try Self.parameter("{Default: 7}").defaultValue?.text == "7")
    #expect(try Self.parameter("{}").defaultValue == nil)
  }

  @Test(arguments: ["P: x", "P: [Type]", "P:", "[Type]: {Type: String}"])
  func anythingElseDeclaresNothing(text: String) throws {
    let entry = try #require(try Reading.root(text).entries.first)
    #expect(Parameter(entry) == nil)
  }

  @Test(
    arguments: [
      ("{Type: Number, MinValue: 1, MaxValue: 3}", 1...3),
      ("{Type: Number, MinValue: 3, MaxValue: 3}", 3...3),
      ("{Type: Number, MinValue: 0.5, MaxValue: 2.5}", 1...2),
      ("{Type: Number, MinValue: 0.2, MaxValue: 0.8}", nil),
      ("{Type: Number, MinValue: 5, MaxValue: 3}", nil), ("{Type: Number, MinValue: 5}", nil),
      ("{Type: Number, MaxValue: 5}", nil), ("{Type: String, MinValue: 1, MaxValue: 3}", nil),
      ("{Type: Number, MinValue: 10, MaxValue: 1009}", 10...1_009),
      ("{Type: Number, MinValue: 10, MaxValue: 1010}", nil),
      ("{Type: Number, MinValue: -999999, MaxValue: -999990}", -999_999 ... -999_990),
      ("{Type: Number, MinValue: -1000000, MaxValue: -999990}", nil),
      ("{Type: Number, MinValue: 1000000, MaxValue: 1000001}", nil),
    ] as [(String, ClosedRange<Int>?)]
  )
  func `knows the whole numbers between its bounds`(
    _ declaration: String,
    _ numbers: ClosedRange<Int>?,
  ) throws {
    #expect(try Self.parameter(declaration).wholeNumbers == numbers)
  }

  @Test(arguments: [
    ("", [""]), ("a", ["a"]), ("a,b", ["a", "b"]), (" a , b ", ["a", "b"]),
    ("a,,b", ["a", "", "b"]),
    ("a b,", ["a b", ""]), (" , ", ["", ""]),
  ])
  func `splits a list at its commas`(_ text: String, _ elements: [String]) {
    #expect(Parameter.list(Text(text)) == elements.map { Text($0) })
  }
}
