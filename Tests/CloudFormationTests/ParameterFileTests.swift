import LintDiagnostics
import LintModel
import LintText
import Testing

@testable import CloudFormation

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
    // --cli-input-json and --cli-input-yaml.
    #"{"StackName":"s","Parameters":[{"ParameterKey":"A","ParameterValue":"1"},{"ParameterKey":"B","ParameterValue":"x=y"}]}"#,
    "StackName: s\nParameters:\n- ParameterKey: A\n  ParameterValue: 1\n- {ParameterKey: B, ParameterValue: x=y}\n",
    // Assignments, one by one or in one text.
    #"["ParameterKey=A,ParameterValue=1","ParameterKey=B,ParameterValue=x=y"]"#,
    #"{"Parameters":["A=1","B=x=y"]}"#,
    #"{"Parameters":"A=1 B=x=y"}"#,
    #"{"parameters":"ParameterKey=A,ParameterValue=1 ParameterKey=B,ParameterValue=x=y"}"#,
    // Git sync, and Sceptre.
    "template-file-path: ./t.yaml\nparameters:\n  A: '1'\n  B: x=y\ntags: {A: 2}\n",
    "template: {path: t.yaml}\nparameters: {A: 1, B: x=y}\n",
    // SAM.
    "version = 0.1\n[default.deploy.parameters]\nparameter_overrides = \"A=1 B=x=y\"\n",
    "# c\n\nversion = 0.1\n[default]\n[default.deploy.parameters]\r\nstack_name = 's' # A=2\r\nparameter_overrides = [\n  \"A=1\", # c\n  'B=\"x=y\"',\n]\n",
    "[default.global.parameters]\nparameter_overrides = \"A=2\"\n[default.deploy]\nparameters.parameter_overrides = \"\"\"\\\n  A=\\\"1\\\" \\\n  B='x=y'\"\"\"\n",
    "[default.deploy.parameters]\nparameter_overrides = { A = 1, B = \"x\\u003Dy\" }\n[prod.deploy.parameters]\nparameter_overrides = \"A=2\"\n",
    "[a.deploy.parameters]\nparameter_overrides = \"A=1 B=x=y\"\n[b.deploy.parameters]\nparameter_overrides = \"B=x=y A=1\"\n",
    "[d.deploy.parameters]\nparameter_overrides = \"ParameterKey=A,ParameterValue=1 ParameterKey=B,ParameterValue=\\\"x=y\\\"\"\n",
    "version: 0.1\ndefault:\n  deploy:\n    parameters:\n      parameter_overrides: [A=1, B=x=y]\n",
    "version: 0.1\ndefault:\n  global:\n    parameters:\n      parameter_overrides: {A: 1, B: x=y}\n",
    // taskcat.
    "project:\n  name: p\n  parameters: {A: 1, B: x=y}\n",
    "project: {name: p, parameters: {A: 1}}\ntests:\n  t: {template: t.yaml, parameters: {B: x=y}}\n",
    "tests:\n  t: {template: t.yaml, parameters: {A: 1, B: x=y}}\n  u: {template: t.yaml, parameters: {B: x=y, A: 1}}\n",
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
      (#"[{"ParameterKey":"A","ParameterValue":["a","b"]}]"#, ["A": "a,b"]),
      (#"["A=1","A=1"]"#, ["A": "1"]), ("[]", [:]), ("{}", [:]), (#"{"Parameters":{}}"#, [:]),
      (#"{"Parameters":[]}"#, [:]), ("template-file-path: a\n", [:]),
      ("template-file-path: a\nparameters: {}\n", [:]),
      (#"{"Parameters":["a","b"]}"#, ["Parameters": "a,b"]),
      ("[default.deploy.parameters]\nparameter_overrides = ''\n", [:]),
      (#"{"Parameters":"x"}"#, ["Parameters": "x"]), (#"{"Á":"日本"}"#, ["Á": "日本"]),
    ] as [(String, [String: String])]
  )
  func valueIsTextAsItIsPassedOn(text: String, values: [String: String]) throws {
    #expect(try Self.values(text) == ParameterValues(values))
  }

  @Test(
    arguments: [
      ("", "empty", "1:1"), ("# nothing\n", "empty", "1:1"),
      ("7", "expected a list or an object", "1:1"),
      ("[\"A\"]", "expected 'Name=Value'", "1:2"), ("- A=1\n- B\n", "expected 'Name=Value'", "2:3"),
      (#"[{"Key":"A"}]"#, "'ParameterKey'", "1:2"), ("[[]]", "'ParameterKey'", "1:2"),
      ("A: 1\nB:\n  C: 2\n", "expected a value or a list of values", "3:3"),
      (#"{"A":[{}]}"#, "expected a value or a list of values", "1:6"),
      (#"{"Parameters":[{"ParameterKey":"A"},{"Key":"1"}]}"#, "'ParameterKey'", "1:37"),
      ("parameters:\n  A: {B: 1}\n", "expected a value", "2:6"),
      ("version = 0.1\n", "'parameter_overrides'", "1:1"),
      ("[a]\nb = [1\n", "expected ',' or ']'", "3:1"),
      ("[a]\nb = \"c\n\"", "end of the string", "2:7"),
      ("a = 1\n[[b]]\n", "arrays of tables", "2:2"), ("[a]\nb\n", "expected '='", "2:2"),
      ("[a]\nb = 1 2\n", "the end of the line", "2:7"), ("[a]\nb = \"\\q\"", "escape", "2:8"),
      ("[a]\nb = \"\\uD800\"", "hexadecimal", "2:8"),
      ("[a]\nb = {c = 1", "expected ',' or '}'", "2:11"),
      ("[a.deploy.parameters]\nparameter_overrides = \"A\"\n", "'Name=Value'", "2:23"),
      (
        "[a.deploy.parameters]\nparameter_overrides = \"A=1\"\n[b.deploy.parameters]\nparameter_overrides = \"A=2\"\n",
        "environments 'a', 'b' give different values", "4:23"
      ),
      (
        "tests:\n  t: {template: t, parameters: {A: 1}}\n  u: {template: t}\n",
        "tests 't', 'u' give different values", "3:3"
      ),
      (
        "project: {parameters: {A: 1}}\ntests:\n  t: {template: t, parameters: {A: 2}}\n",
        "parameter 'A' has a different value", "3:36"
      ),
      (#"[{"ParameterKey":"A","ParameterValue":{}}]"#, "expected a value", "1:39"),
      ("A: 1\n---\nB: 2\n", "the file has several documents; give one", "3:1"),
      (
        #"{"Parameters":{"A":"1"},"Parameters":{"A":"2"}}"#,
        "key 'Parameters' is written twice; write it once", "1:25"
      ),
      (
        #"[{"ParameterKey":"A","ParameterValue":"1","ParameterValue":"2"}]"#,
        "key 'ParameterValue' is written twice; write it once", "1:43"
      ),
      (
        #"{"Parameters":{"A":"1"},"parameters":{"A":"1"}}"#,
        "the file has both 'Parameters' and 'parameters'; give one", "1:25"
      ),
      (
        "[default.sync.parameters]\nparameter_overrides = \"A=1\"\n",
        "'parameter_overrides' of 'sync' are not those of 'deploy'", "2:23"
      ),
      (
        "default: {build: {parameters: {parameter_overrides: A=1}}}\n",
        "'parameter_overrides' of 'build' are not those of 'deploy'", "1:53"
      ),
      (
        "[a.deploy.parameters]\nparameter_overrides = \"A=1\"\nparameter_overrides = \"A=2\"\n",
        "key 'a.deploy.parameters.parameter_overrides' is written twice; write it once", "3:1"
      ),
      (
        "[a.deploy.parameters]\nparameter_overrides = \"A=1\"\n['a'.deploy.parameters]\nb = 1\n",
        "table 'a.deploy.parameters' is written twice; write it once", "3:2"
      ),
      (
        "[a.deploy.parameters]\nparameter_overrides = {A = 1, A = 2}\n",
        "key 'A' is written twice; write it once", "2:31"
      ),
      (
        #"{"A":"ENC[AES256_GCM,data:x]","sops":{"mac":"ENC[AES256_GCM,data:x]"}}"#,
        "the file is encrypted with SOPS; decrypt it", "1:31"
      ),
      (#"["A=1","A=2"]"#, "parameter 'A' has another value on line 1", "1:8"),
      ("A: 1\nB: 2\nA: 3\n", "parameter 'A' has another value on line 1", "3:4"),
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

  /// What the deployed stack, a generator or another tool knows is not known here, whatever the
  /// default is.
  @Test(arguments: [
    (#"[{"ParameterKey":"A","UsePreviousValue":true},"B=1"]"#, "deployed stack"),
    ("tests: {t: {template: a, parameters: {A: '$[taskcat_genpass_8]', B: 1}}}", "taskcat"),
    ("template: {path: a}\nparameters: {A: !stack_output s::A, B: 1}\n", "'!stack_output'"),
  ])
  func valueMayBeUnknown(text: String, reason: String) throws {
    let values = try Self.values(text)
    #expect(values["A"] == nil && values["B"] == "1")
    #expect(values.reasonUnknown("A")?.description.contains(reason) == true)
  }

  @Test(arguments: [
    ("A: 1\nB: x\n", "2:4"), ("- A=1\n- B=x\n", "2:3"),
    ("parameters:\n  A: 1\n  B: x\n", "3:6"),
    ("[default.deploy.parameters]\nparameter_overrides = [\n  \"A=1\",\n  \"B=x\",\n]\n", "4:3"),
  ])
  func valueKeepsItsPlace(text: String, position: String) throws {
    let source = try SourceText(contents: text.utf8)
    var values = try ParameterFile.values(in: source, path: "p.yaml")
    guard case .line(let place) = values.source(of: "B") else {
      Issue.record("there is no line")
      return
    }
    #expect(place.path == "p.yaml" && place.range.lowerBound.description == position)
    #expect(try ParameterFile.values(in: source).source(of: "B") == nil)
    var others = ParameterValues(["A": "0"])
    others.merge(values)
    #expect(others.source(of: "A") == values.source(of: "A") && others["A"] == "1")
    values.merge(ParameterValues(["B": "2"]))
    #expect(values.source(of: "B") == nil && values.source(of: "A") != nil)
  }

  @Test(arguments: [
    ("[default.deploy.parameters]\nparameter_overrides = \"A=1\"\n", []),
    (
      "[default.deploy.parameters]\nparameter_overrides = \"A=1\"\n"
        + "[live.deploy.parameters]\nparameter_overrides = \"A=2\"\n"
        + "[test.deploy.parameters]\nparameter_overrides = \"A=1\"\n", ["live"]
    ),
    (
      "default: {deploy: {parameters: {parameter_overrides: [A=1]}}}\n"
        + "live: {deploy: {parameters: {parameter_overrides: [A=2]}}}\n", ["live"]
    ),
    ("A: 1\n", []), ("{", []),
  ])
  func `names environments whose values do not count`(text: String, names: [String]) throws {
    let source = try SourceText(contents: text.utf8)
    #expect(ParameterFile.ignoredEnvironments(in: source) == names)
  }

  @Test func depthIsBounded() {
    let text = "[a]\nb = " + String(repeating: "[", count: 100_000)
    let error = #expect(throws: ParameterFileError.self) { try Self.values(text) }
    #expect(error?.message == "lists are nested too deep")
  }

  @Test func laterValuesWin() {
    var values = ParameterValues(["A": "1", "B": "1"])
    values.merge(ParameterValues(["B": "2", "C": "2"]))
    #expect(values == ParameterValues(["A": "1", "B": "2", "C": "2"]))
    #expect(values["B"] == "2" && values["D"] == nil)
  }
}
