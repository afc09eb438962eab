import LintSyntax
import LintText
import Testing

@testable import CloudFormation

@Suite struct IntrinsicTests {
  @Test(
    arguments: [
      ("!Ref X", "Ref", "X"), ("{Ref: X}", "Ref", "X"), ("{\"Ref\": \"X\"}", "Ref", "X"),
      ("!Condition C", "Condition", "C"), ("{Condition: C}", "Condition", "C"),
      ("!GetAtt A.B", "Fn::GetAtt", "A.B"), ("!GetAtt [A, B]", "Fn::GetAtt", "A.B"),
      ("{Fn::GetAtt: [A, B]}", "Fn::GetAtt", "A.B"), ("!ImportValue x", "Fn::ImportValue", "x"),
      ("!Sub '${X}'", "Fn::Sub", "${X}"), ("!Base64 x", "Fn::Base64", "x"),
      ("!GetAZs ''", "Fn::GetAZs", ""), ("!Not [x]", "Fn::Not", "x"),
      ("!Transform {Name: X}", "Fn::Transform", nil), ("!If [C, !Ref A, 2]", "Fn::If", "C"),
      ("{Fn::Unknown: x}", "Fn::Unknown", "x"), ("{Fn::: x}", "Fn::", "x"),
      ("{Fn::Length: [a]}", "Fn::Length", "a"), ("{Fn::ForEach: [a, b]}", "Fn::ForEach", "a.b"),
      ("!Select [0, [7]]", "Fn::Select", nil), ("!FindInMap [M, k, v]", "Fn::FindInMap", "M.k.v"),
      ("!Equals [a, b]", "Fn::Equals", "a.b"), ("!And []", "Fn::And", nil),
    ] as [(String, String, String?)]
  )
  func callIsRead(text: String, name: String, argument: String?) throws {
    let call = try #require(Intrinsic(try Reading.root(text)))
    #expect(call.name == Text(name))
    if name != "Fn::If" { #expect(call.argumentDescription?.string == argument) }
    #expect(call.node.range.lowerBound == 0)
  }

  @Test(arguments: [
    "X", "'!Ref X'", "! x", "! [x]", "!<XRef> X", "!!str Ref", "{}", "[]", "{Ref: X, Fn::Sub: Y}",
    "{Fn::If: [], a: b}", "{Fn::ForEach::X: [a, b]}",
    "{ref: X}", "{fn::If: x}", "{Fn: x}", "{FnIf: x}", "{? [Ref] : X}", "[Ref, X]",
  ])
  func anythingElseIsNoCall(text: String) throws {
    #expect(Intrinsic(try Reading.root(text)) == nil)
  }

  /// As every tool that packages templates reads them.
  @Test func everyTagIsAShortForm() throws {
    let names = [
      "And", "Base64", "Equals", "GetAtt", "If", "Transform", "Length", "ToJsonString", "ForEach",
      "EachMemberIn", "Foo", "ref", "Fn::Sub", "Rain::Module",
    ]
    for name in names {
      let call = try #require(Intrinsic(try Reading.root("!\(name) x")))
      #expect(call.name == "Fn::\(name)")
      #expect(call.argument.text == "x" && call.argument.tag == nil)
    }
  }

  @Test func callInACallIsReadFromItsArgument() throws {
    let outer = try #require(Intrinsic(try Reading.root("!If [C, !Ref A, {Ref: B}]")))
    let inner = outer.argument.elements.compactMap { Intrinsic($0) }
    #expect(inner.map(\.argument.text) == ["A", "B"])
    #expect(Intrinsic(outer.argument) == nil)
  }
}
