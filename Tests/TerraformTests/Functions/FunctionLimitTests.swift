import LintModel
import LintText
import Testing

@testable import Terraform

/// Calls that would take much time or memory.
@Suite struct FunctionLimitTests {
  private static func isNotEvaluated(_ name: Text, _ arguments: [TerraformValue]) throws -> Bool {
    guard case .unknown(let result) = try TerraformFunction.call(name, arguments).content else {
      return false
    }
    return result.reason == .function(name)
  }

  private static func strings(_ count: Int) -> TerraformValue {
    TerraformValue(.list((0..<count).map { .string(Text(String($0))) }))
  }

  @Test func largeResultsAreNotMade() throws {
    let thousand = Self.strings(1_000)
    #expect(try Self.isNotEvaluated("setproduct", [thousand, thousand]))
    #expect(try Self.isNotEvaluated("concat", Array(repeating: thousand, count: 101)))
    #expect(try Self.isNotEvaluated("format", [.string("%1000000000d"), .number(1)]))
    #expect(try Self.isNotEvaluated("format", [.string("%5000000s"), .string("x")]))
    #expect(try Self.isNotEvaluated("indent", [.number(5_000_000), .string("a\nb")]))
    let long = TerraformValue.string(Text(String(repeating: "a", count: 100_000)))
    #expect(try Self.isNotEvaluated("replace", [long, .string("a"), long]))
    #expect(try Self.isNotEvaluated("replace", [long, .string("/a/"), long]))
    #expect(try Self.isNotEvaluated("join", [long, thousand]))
    #expect(throws: EvaluationError.self) {
      try TerraformFunction.call("range", [.number(1_025)])
    }
  }

  @Test(arguments: [
    "(a+)+$", "(a|aa)*$", "(a*)*b", "^(([a-z])+.)+[A-Z]([a-z])+$", "(?:a?){50}a{50}$",
  ])
  func hostilePatternsEnd(pattern: String) throws {
    let long = TerraformValue.string(Text(String(repeating: "a", count: 100_000) + "!"))
    _ = try? TerraformFunction.call("regex", [.string(Text(pattern)), long])
    _ = try TerraformFunction.call("regexall", [.string(Text(pattern)), long])
  }

  @Test func deepPatternsAndValuesEnd() throws {
    let deep = String(repeating: "(", count: 100_000)
    #expect(try Self.isNotEvaluated("regexall", [.string(Text(deep)), .string("")]))
    let nested = Text(String(repeating: "(", count: 500) + String(repeating: ")", count: 500))
    #expect(try Self.isNotEvaluated("regexall", [.string(nested), .string("")]))
    #expect(try Self.isNotEvaluated("regexall", [.string("((a{999}){999}){999}"), .string("")]))
    let json = Text(String(repeating: "[", count: 100_000))
    #expect(try Self.isNotEvaluated("jsondecode", [.string(json)]))
    var value = TerraformValue.number(1)
    for _ in 0..<250 { value = TerraformValue(.tuple([value])) }
    #expect(try Self.isNotEvaluated("flatten", [value]))
    #expect(try Self.isNotEvaluated("jsonencode", [value]))
  }

  /// Before they are sorted, normalization takes the square of the time.
  @Test(.timeLimit(.minutes(1)))
  func `normalizes marks in any order`() throws {
    let few = try TerraformFunction.call("upper", [.string("a\u{315}\u{323}\u{302}")])
    #expect(few == .string("\u{1EAC}\u{315}"))
    let classes = try TerraformFunction.call("upper", [.string("a\u{302}\u{301}\u{323}\u{316}")])
    #expect(classes == .string("\u{1EAC}\u{316}\u{301}"))
    let marks = String(repeating: "\u{315}\u{316}", count: 250_000)
    let many = try TerraformFunction.call("upper", [.string(Text("a" + marks))])
    let sorted = ["\u{316}", "\u{315}"].map { String(repeating: $0, count: 250_000) }.joined()
    #expect(many == .string(Text("A" + sorted)))
  }

  @Test func numbersWithTooManyDigitsAreNotRounded() throws {
    let digits = Text(String(repeating: "7", count: 45))
    let number = try TerraformFunction.call("tonumber", [.string(digits)])
    #expect(number.isUnknown)
    #expect(try Self.isNotEvaluated("parseint", [.string(digits), .number(10)]))
    #expect(try Self.isNotEvaluated("jsondecode", [.string(digits)]))
  }

  @Test func selectedValuesKeepTheirOrigin() throws {
    let origin = ValueOrigin(file: 3, range: 10..<11)
    let seven = TerraformValue(TerraformValue.number(7).content, at: origin)
    let map = TerraformValue(.map(["a": seven]))
    let list = TerraformValue(.tuple([seven]))
    let calls: [(Text, [TerraformValue])] = [
      ("lookup", [map, .string("a"), .number(1)]), ("lookup", [map, .string("b"), seven]),
      ("coalesce", [.null, seven]), ("element", [list, .number(0)]), ("one", [list]),
      ("max", [.number(1), seven]), ("tonumber", [seven]), ("sensitive", [seven]),
    ]
    for (name, arguments) in calls {
      #expect(try TerraformFunction.call(name, arguments).origin == origin, "\(name)")
    }
    #expect(try TerraformFunction.call("abs", [.number(-7)]).origin == nil)
  }
}
