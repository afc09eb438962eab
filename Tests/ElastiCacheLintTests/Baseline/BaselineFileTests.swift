import ElastiCacheLint
import LintText
import Testing

/// The form in which a baseline is kept.
struct BaselineFileTests {
  private static func read(_ text: String) throws -> Baseline {
    try BaselineFile.baseline(in: SourceText(contents: text.utf8))
  }

  @Test func `writes one finding on a line, in order`() {
    let findings = [
      FindingGenerator.finding("backups-off", .error, path: "b.yaml"),
      FindingGenerator.finding("yaml-alias", .note, path: "b.yaml", resource: nil, line: 1),
      FindingGenerator.finding("yaml-alias", .note, path: "b.yaml", resource: nil, line: 2),
      FindingGenerator.finding("backups-off", .warning, path: "a/b.json", resource: "m[\"k\"].x"),
    ]
    let text = """
      {
        "version": 1,
        "findings": [
          {"path":"a/b.json","resource":"m[\\"k\\"].x","rule":"backups-off","severity":"warning"},
          {"count":2,"path":"b.yaml","rule":"yaml-alias","severity":"note"},
          {"path":"b.yaml","resource":"Cache","rule":"backups-off","severity":"error"}
        ]
      }

      """
    #expect(BaselineFile.text(of: Baseline(of: findings, path: \.self)) == text)
    #expect(BaselineFile.text(of: Baseline(of: findings.reversed(), path: \.self)) == text)
  }

  @Test func `writes and reads what has nothing in it`() throws {
    let text = BaselineFile.text(of: Baseline())
    #expect(text == "{\n  \"version\": 1,\n  \"findings\": []\n}\n")
    #expect(try Self.read(text) == Baseline())
  }

  @Test func `one finding more is one line more`() {
    let old = ["A", "C"].map { FindingGenerator.finding("backups-off", .error, resource: $0) }
    let added = FindingGenerator.finding("backups-off", .error, resource: "B")
    func lines(_ findings: [Diagnostic]) -> [Substring] {
      BaselineFile.text(of: Baseline(of: findings, path: \.self)).split(separator: "\n")
    }
    let difference = lines(old + [added]).difference(from: lines(old))
    #expect(difference.insertions.count == 1 && difference.removals.isEmpty)
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `reads what it writes`(_ seed: UInt64) throws {
    var generator = FindingGenerator(seed: seed)
    let baseline = Baseline(of: generator.findings(), path: \.self)
    #expect(try Self.read(BaselineFile.text(of: baseline)) == baseline)
  }

  @Test(arguments: [
    "a\"b\\c\nd\te", "\u{0}\u{1B}[2J\u{7F}\u{9B}", "\u{2028}\u{202E}\u{FEFF}", "日本語 😀", "/a//b",
    "e\u{301}", "</script>", "",
  ])
  func `keeps any name`(_ name: String) throws {
    let finding = FindingGenerator.finding("backups-off", .error, path: name, resource: name)
    let baseline = Baseline(of: [finding], path: \.self)
    let read = try Self.read(BaselineFile.text(of: baseline))
    #expect(read == baseline)
    #expect(read.counts.keys.first?.path.utf8.elementsEqual(name.utf8) == true)
  }

  @Test func `reads any order and layout, and a byte order mark`() throws {
    let text = """
      \u{FEFF}{"findings":[
        {"severity":"note","rule":"yaml-alias","path":"b.yaml","count":2},
        {"rule":"backups-off","path":"a.yaml","resource":"C","severity":"error","count":1}],"version":1}
      """
    let baseline = try Self.read(text)
    #expect(baseline.counts.count == 2)
    #expect(baseline.counts.values.sorted() == [1, 2])
  }

  @Test(arguments: [
    ("", "1:1 "),
    ("{", "1:2 "),
    ("<<<<<<< HEAD\n{}", "1:1 "),
    ("{\"version\": 1, \"findings\": []} x", "1:32 expected nothing more after the JSON value"),
    ("[]", "1:1 expected an object"),
    ("{\"findings\": []}", "1:1 'version' is missing"),
    ("{\"version\": 2, \"findings\": []}", "1:13 'version' must be 1"),
    ("{\"version\": \"1\", \"findings\": []}", "1:13 'version' must be 1"),
    ("{\"version\": 1}", "1:1 'findings' is missing"),
    ("{\"version\": 1, \"findings\": {}}", "1:28 'findings' must be a list"),
    (
      "{\"version\": 1,\n \"finding\": []}",
      "2:2 unknown member 'finding'; did you mean 'findings'?"
    ),
    ("{\"version\": 1, \"version\": 1, \"findings\": []}", "1:16 'version' is written twice"),
    ("{\"version\": 1, \"findings\": [\n3]}", "2:1 expected an object"),
  ])
  func `tells where a file is no baseline`(_ text: String, _ expected: String) throws {
    let error = try #require(throws: BaselineFileError.self) { try Self.read(text) }
    let shown = "\(error.range.lowerBound) \(error.message)"
    #expect(shown.hasPrefix(expected))
    #expect(!error.message.isEmpty)
  }

  private static let members = [
    "path": "\"a.yaml\"", "resource": "\"C\"", "rule": "\"backups-off\"", "severity": "\"error\"",
  ]

  @Test(arguments: [
    ("path", nil, "3 'path' is missing"),
    ("rule", nil, "3 'rule' is missing"),
    ("severity", nil, "3 'severity' is missing"),
    ("path", "null", "'path' must be a string"),
    ("path", "3", "'path' must be a string"),
    ("path", "[\"a\"]", "'path' must be a string"),
    ("resource", "null", "'resource' must be a string"),
    ("resource", "true", "'resource' must be a string"),
    ("rule", "{}", "'rule' must be a string"),
    ("severity", "\"fatal\"", "'severity' must be one of note, warning, error"),
    ("severity", "3", "'severity' must be one of note, warning, error"),
    ("count", "0", "'count' must be a whole number from 1"),
    ("count", "-1", "'count' must be a whole number from 1"),
    ("count", "1.5", "'count' must be a whole number from 1"),
    ("count", "\"2\"", "'count' must be a whole number from 1"),
    ("count", "99999999999999999999", "'count' must be a whole number from 1"),
    ("resourse", "\"C\"", "unknown member 'resourse'; did you mean 'resource'?"),
    ("line", "3", "unknown member 'line'"),
  ])
  func `tells what is wrong with a finding`(
    _ name: String,
    _ value: String?,
    _ expected: String,
  ) throws {
    var members = Self.members
    members[name] = value
    let lines = members.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \($0.value)" }
    let text = "{\"version\": 1, \"findings\": [\n\n{\(lines.joined(separator: ",\n"))}]}"
    let error = try #require(throws: BaselineFileError.self) { try Self.read(text) }
    let line = error.range.lowerBound.line
    #expect(error.message == expected.drop { $0.isNumber || $0 == " " })
    let changed = lines.firstIndex { $0.hasPrefix("\"\(name)\"") }
    #expect(line == 3 + (changed ?? 0))
  }

  @Test func `refuses a finding that is listed twice`() throws {
    let finding = "{\"path\": \"a\", \"rule\": \"yaml-alias\", \"severity\": \"note\"}"
    let text = "{\"version\": 1, \"findings\": [\(finding),\n  \(finding)]}"
    let error = try #require(throws: BaselineFileError.self) { try Self.read(text) }
    #expect(error.message == "this finding is listed twice")
    #expect(error.range.lowerBound.description == "2:3")
  }
}
