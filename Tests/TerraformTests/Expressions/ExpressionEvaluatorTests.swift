import Foundation
import LintModel
import LintSyntax
import LintText
import Testing

@testable import Terraform

struct ExpressionEvaluatorTests {
  // MARK: Origins

  @Test(
    arguments: [
      ("7", "7"), ("-7", "-7"), ("(7)", "7"), ("\"a\"", "\"a\""), ("null", "null"),
      ("[1, 2]", "[1, 2]"), ("[1, 2][1]", "2"), ("{ a = { b = 3 } }.a.b", "3"),
      ("true ? 7 : 8", "7"), ("false ? 7 : 8", "8"), ("true ? 7 : \"8\"", "7"),
      ("\"${7}\"", "7"), ("try([][0], 7)", "7"), ("coalesce(null, 7)", "7"),
      ("[for x in [1, 2] : x][0]", "1"), ("([{ a = 4 }][*].a)[0]", "4"),
      ("lookup({ a = 5 }, \"a\", 6)", "5"), ("local.ub ? 7 : 7", "7"),
      ("1 + 2", nil), ("!true", nil), ("-(7)", nil), ("\"a${1}\"", nil), ("- -7", nil),
      ("[for x in [1] : x]", nil), ("upper(\"a\")", nil),
    ] as [(String, String?)]
  )
  func `keeps the location of a written value`(_ text: String, _ expected: String?) throws {
    let value = try TableScope().value(text)
    let origin = try value.origin.map { origin in
      #expect(origin.file == 0)
      return try SourceText(contents: text.utf8).string(origin.range)
    }
    #expect(origin == expected)
  }

  @Test(arguments: [
    ("1 + var.x", "var.x"), ("1 + [2][5]", "[2][5]"), ("{ a = 1 }.b", "{ a = 1 }.b"),
    ("true + 1", "true"), ("!\"x\"", "!\"x\""), ("null ? 1 : 2", "null"),
    ("[for x in 5 : x]", "5"), ("\"a${null}\"", "null"), ("var", "var"), ("aws_vpc", "aws_vpc"),
    ("abs(\"x\")", "abs(\"x\")"), ("0 / 0", "0 / 0"), ("each.x", "each.x"),
  ])
  func `locates failures`(_ text: String, _ expected: String) throws {
    let scope = try TableScope()
    let error = #expect(throws: EvaluationError.self) { try scope.value(text) }
    let range = try #require(error?.origin).range
    #expect(try SourceText(contents: text.utf8).string(range) == expected)
  }

  /// Each call reads a list whose length is not in the number of nodes.
  @Test(arguments: [(300, "300"), (3_000, "?")])
  func `counts what functions read`(_ count: Int, _ expected: String) throws {
    let list = "[\((0..<count).map(String.init).joined(separator: ","))]"
    let text = "length([for l in [\(list)] : [for x in l : x if contains(l, x)]][0])"
    #expect(try TableScope().value(text).outline == expected)
  }

  // MARK: Unknown values

  @Test(arguments: [
    ("local.us == null", "false"), ("local.ud == null", "?"), ("false && local.ub", "false"),
    ("local.ub && false", "false"), ("local.ub || true", "true"), ("local.ub && true", "?"),
    ("false && [][0]", "false"), ("local.ub && [][0]", "?"), ("\"x${local.us}\" == \"y\"", "false"),
    ("local.ub ? \"a\" : \"a\"", "s\"a\""), ("local.ub ? 1 : [][0]", "?"),
    ("[7, 7][local.un]", "7"), ("{ a = 1 }[local.us]", "1"), ("[1, 2][local.un] == null", "false"),
    ("(local.ub ? \"abc\" : \"abd\") == \"x\"", "false"), ("0 * local.un", "0"),
    ("[for x in local.ud : x] == null", "false"), ("missing(1)", "?"),
    ("provider::aws::arn_parse(\"x\")", "?"), ("try(provider::aws::f(1), 7)", "?"),
    ("(local.ub ? 3 : 4) > 2", "true"), ("(local.ub ? 3 : 4) > 3", "?"),
    ("(local.ub ? 3 : 4) * 0", "0"), ("(local.ub ? 3 : 4) == 5", "false"),
    ("(local.ub ? { a = 1, b = 2 } : { a = 1, b = 3 }).a", "1"),
    ("(local.ub ? { a = 1 } : { b = 1 }).a", "?"),
    ("merge({ a = 1 }, local.ub ? { b = 2 } : {}).a", "1"),
    ("(local.ub ? \"1\" : 2) == 3", "false"), ("(local.ub ? \"true\" : true) ? 1 : 2", "1"),
    ("length(local.ub ? [1, 2] : [3, 4])", "2"), ("max(local.un, 7) >= 7", "true"),
    ("7 > max(local.un, 7)", "false"), ("min(local.un, 7) > 7", "false"),
    ("max(local.un, 7) > 7", "?"), ("min(7, max(local.un, 7))", "7"),
    ("max(local.un, 7) == 6", "false"), ("coalesce(local.ub ? 7 : null, 7)", "7"),
    ("lookup({ a = 1, b = 2 }, local.us, 3) < 4", "true"), ("lookup({ a = 1 }, local.us)", "?"),
    ("try({ a = 1, b = 2 }[local.us], 3) < 4", "true"),
    ("try({ a = 1, b = 2 }[local.us], 3) < 3", "?"),
    ("element([1, 2], local.un) < 3", "true"), ("terraform_data.u.id == null", "false"),
    ("sha1(\"a\") == null", "false"), ("can(local.ub ? 1 : 2)", "?"),
    ("try(0 * local.un, 7) > 0", "?"), ("try(0 * local.un, 0)", "0"), ("can(local.ul)", "true"),
    ("try([7, 7][local.un], 0) > 0", "?"), ("try(local.ul, null) == null", "false"),
    ("try(local.us, null) == null", "false"), ("try(one([local.us]), null) == null", "false"),
  ])
  func `knows as much as the operands allow`(_ text: String, _ expected: String) throws {
    #expect(try TableScope().value(text).outline == expected)
  }

  @Test func `gives the reason of an unknown value`() throws {
    func reason(_ text: String) throws -> Undecided? {
      try TableScope().value(text).unknownPart?.reason
    }
    #expect(try reason("1 + local.un") == .knownAfterApply([]))
    #expect(try reason("provider::aws::f(1)") == .function("provider::aws::f"))
    #expect(try reason("\"a${missing(1)}\"") == .function("missing"))
    guard case .unknown(let text) = try TableScope().value("\"a-${local.us}-b\"").content else {
      Issue.record("a template with an unknown part is known")
      return
    }
    #expect(text.prefix == "a-")
    #expect(text.isNeverNull)
    #expect(text.type == .string)
  }

  // MARK: Limits

  @Test(arguments: [
    ("[for x in range(1000) : [for y in range(1000) : [for z in range(1000) : x]]]"),
    ("{ for x in range(1000) : x => [for y in range(1000) : [for z in range(1000) : x]] }"),
    ("\"%{ for x in range(1000) }%{ for y in range(1000) }${x}${y}%{ endfor }%{ endfor }\""),
  ])
  func `gives up what takes too long`(_ text: String) throws {
    let value = try TableScope().value(text)
    #expect(value.unknownPart != nil)
  }

  @Test(arguments: [
    ("1", " + 1", "10001"), ("true", " && true", "true"), ("\"a\"", " == \"a\"", "false"),
    ("false ? 1 : 2", "", "2"),
  ])
  func `evaluates chains of any length on a small stack`(
    _ first: String,
    _ rest: String,
    _ expected: String,
  ) throws {
    let text = first + String(repeating: rest, count: 10_000)
    #expect(try SmallStack.run { try TableScope().value(text).outline } == expected)
  }

  @Test func `evaluates long conditionals and accesses on a small stack`() throws {
    let conditional = String(repeating: "var.n == 0 ? 1 : ", count: 10_000) + "7"
    #expect(try SmallStack.run { try TableScope().value(conditional).outline } == "7")
    let access = "local.ud" + String(repeating: ".a[0]", count: 10_000)
    #expect(try SmallStack.run { try TableScope().value(access).outline } == "?")
    let prefixes = String(repeating: "!", count: 10_000) + "true"
    #expect(try SmallStack.run { try TableScope().value(prefixes).outline } == "true")
  }

  @Test(arguments: [
    ("[", "]"), ("(", ")"), ("{ a = ", "}"), ("upper(", ")"), ("\"a${", "}\""),
    ("true ? ", " : 2"), ("[for a in [1] : ", "]"), ("local.t[*][", "]"),
    ("a || b && c == d < e + f * (", ")"), ("\"%{ if true }${", "}%{ endif }\""),
  ])
  func `survives the deepest nesting on a small stack`(
    _ opening: String,
    _ closing: String,
  ) throws {
    // The deepest that the parser accepts, at most.
    for count in [60, 99, 199, 400] {
      let text =
        String(repeating: opening, count: count) + "1" + String(repeating: closing, count: count)
      _ = try SmallStack.run(isDeep: true) { try? TableScope().value(text).outline }
    }
  }
}

/// Runs a closure in a thread with a stack of 512 KB, as those of other threads on Darwin.
private enum SmallStack {
  /// - Parameter isDeep: whether code that isn't optimized gets more.
  static func run<Value: Sendable>(
    isDeep: Bool = false,
    _ body: @escaping @Sendable () throws -> Value,
  ) throws -> Value {
    let result = Box<Result<Value, any Error>>()
    let thread = Thread {
      result.value = Result { try body() }
      result.done.signal()
    }
    #if DEBUG
      thread.stackSize = (isDeep ? 4096 : 512) << 10
    #else
      thread.stackSize = 512 << 10
    #endif
    thread.start()
    result.done.wait()
    return try #require(result.value).get()
  }

  private final class Box<Value>: @unchecked Sendable {
    var value: Value?
    let done = DispatchSemaphore(value: 0)
  }
}
