import LintDiagnostics
import Testing

@testable import LintModel

@Suite struct ParameterFileTests {
  private static func values(_ text: String) throws -> ParameterValues {
    try ParameterFile.values(in: try SourceText(contents: text.utf8))
  }

  @Test(arguments: [
    #"[{"ParameterKey":"A","ParameterValue":"1"},{"ParameterKey":"B","ParameterValue":"x=y"}]"#,
    #"["A=1","B=x=y"]"#,
    #"{"A":"1","B":"x=y"}"#,
    #"{"A":1,"B":"x=y"}"#,
    #"{"Parameters":{"A":1,"B":"x=y"},"Tags":{"A":"2"},"StackPolicy":{}}"#,
    "A: 1\nB: x=y\n",
    "# comment\nParameters:\n  A: '1'\n  B: \"x=y\"\n",
    "- ParameterKey: A\n  ParameterValue: 1\n- ParameterKey: B\n  ParameterValue: x=y\n",
    "- A=1\n- B=x=y\n",
    "\u{FEFF}{\"A\": \"1\", \"B\": \"x=y\"}",
  ])
  func everyFormIsRead(text: String) throws {
    #expect(try Self.values(text) == ParameterValues(["A": "1", "B": "x=y"]))
  }

  @Test(
    arguments: [
      (#"{"A":""}"#, ["A": ""]), (#"["A="]"#, ["A": ""]), (#"["=x"]"#, ["": "x"]),
      (#"{"A":["a","b"]}"#, ["A": "a,b"]), (#"{"A":[]}"#, ["A": ""]), ("A: [1, 2]", ["A": "1,2"]),
      (#"{"A":7,"B":7.0,"C":true,"D":1e1}"#, ["A": "7", "B": "7.0", "C": "true", "D": "1e1"]),
      ("A: 010\nB: yes\n", ["A": "8", "B": "true"]),
      ("A: '010'\nB: \"yes\"\n", ["A": "010", "B": "yes"]),
      (#"[{"ParameterKey":"A","UsePreviousValue":true}]"#, [:]),
      (#"[{"ParameterKey":"A","UsePreviousValue":true},"B=1"]"#, ["B": "1"]),
      (#"[{"ParameterKey":"A","ParameterValue":["a","b"]}]"#, ["A": "a,b"]),
      (#"["A=1","A=2"]"#, ["A": "2"]), ("[]", [:]), ("{}", [:]), (#"{"Parameters":{}}"#, [:]),
      (#"{"Parameters":"x"}"#, ["Parameters": "x"]), (#"{"Á":"日本"}"#, ["Á": "日本"]),
    ] as [(String, [String: String])]
  )
  func valueIsTextAsItIsPassedOn(text: String, values: [String: String]) throws {
    #expect(try Self.values(text) == ParameterValues(values))
  }

  @Test(
    arguments: [
      ("", "nothing", "1:1"), ("# nothing\n", "nothing", "1:1"),
      ("7", "expected a list or an object", "1:1"),
      ("[\"A\"]", "expected 'Name=Value'", "1:2"), ("- A=1\n- B\n", "expected 'Name=Value'", "2:3"),
      (#"[{"Key":"A"}]"#, "'ParameterKey'", "1:2"), ("[[]]", "'ParameterKey'", "1:2"),
      ("A: 1\nB:\n  C: 2\n", "expected a value or a list of values", "3:3"),
      (#"{"A":[{}]}"#, "expected a value or a list of values", "1:6"),
      (#"{"Parameters":[{"ParameterKey":"A","ParameterValue":"1"}]}"#, "expected a value", "1:15"),
      (#"[{"ParameterKey":"A","ParameterValue":{}}]"#, "expected a value", "1:39"),
      ("? [a]\n: 1\n", "expected the name of a parameter", "1:3"),
      ("{\"A\": \"1\"", "", "1:10"), ("A: [1\nB: 2\n", "", "2:2"),
    ]
  )
  func errorSaysWhere(text: String, message: String, position: String) throws {
    let error = try #require(throws: ParameterFileError.self) { try Self.values(text) }
    #expect(message.isEmpty || error.message.contains(message), "\(error.message)")
    #expect(error.range.lowerBound.description == position, "\(error.message)")
    #expect(!error.message.contains(where: \.isNewline) && !error.message.hasSuffix("."))
  }

  @Test func nullIsNoValue() throws {
    #expect(throws: ParameterFileError.self) { try Self.values(#"{"A":null}"#) }
  }

  @Test func laterValuesWin() {
    var values = ParameterValues(["A": "1", "B": "1"])
    values.merge(ParameterValues(["B": "2", "C": "2"]))
    #expect(values == ParameterValues(["A": "1", "B": "2", "C": "2"]))
    #expect(values["B"] == "2" && values["D"] == nil)
  }
}
