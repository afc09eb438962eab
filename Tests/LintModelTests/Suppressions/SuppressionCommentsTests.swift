import LintDiagnostics
import LintSyntax
import LintText
import Testing

@testable import LintModel

struct SuppressionCommentsTests {
  private static let allow = "elasticache-lint: allow backups-off -- why"

  private static func file(_ text: String) throws -> SourceFile {
    let text = try SourceText(contents: text.replacing("ALLOW", with: allow).utf8)
    return SourceFile(path: "a", text: text, isNamed: true)
  }

  private static func yaml(_ text: String) throws -> [WrittenSuppression] {
    let file = try file(text)
    let documents = TemplateReader().read(file.text).documents
    return SuppressionComments.suppressions(in: documents, of: file, LineIndex(file.text))
  }

  private static func hcl(_ text: String) throws -> [WrittenSuppression] {
    let file = try file(text)
    return SuppressionComments.suppressions(
      in: try HCLReader().read(file.text),
      of: file,
      LineIndex(file.text),
    )
  }

  // MARK: Lines

  @Test(
    arguments: [
      ("A: 1 # ALLOW", [1]), ("# ALLOW\nA: 1", [2]), ("A: 1\n# ALLOW\nB: 2", [3]),
      // Behind something it speaks of that, however deep the next line is.
      ("A: # ALLOW\n                    B: 1", [1]),
      // At the end of something, and not deeper than what follows.
      ("A: 1\n # ALLOW\nB: 2", [1]), ("A:\n  # ALLOW\n  B: 2", [3]), ("A:\n # ALLOW\n  B: 2", [3]),
      ("A: 1\n\n  # ALLOW\n\nB: 2", [1]), ("A: 1\r\n\r\n  # ALLOW\r\nB: 2", [1]),
      ("A: 1\n # ALLOW", [1]), ("A: 1\n# ALLOW", [3]), ("  # ALLOW\nA: 1", [0]),
      // Other comments are passed over, whether they ask for something or not; blank lines are not.
      ("# ALLOW\n# a\nA: 1", [3]), ("# ALLOW\n# ALLOW\n# a\nA: 1", [4, 4]),
      ("# ALLOW\n\nA: 1", [2]), ("# ALLOW\n\n# a\nA: 1", [2]), ("# ALLOW\n# a\n\nA: 1", [3]),
      ("# ALLOW\nA: 1\n# ALLOW\nB: 2", [2, 4]),
      ("A: 1\n  # ALLOW\n  # a\nB: 2", [1]), ("A: 1\n  # a\n  # ALLOW\nB: 2", [1]),
      ("A: 1\n  # a\n  # a\n\n  # ALLOW\nB: 2", [1]), ("A: 1 # a\n  # ALLOW\nB: 2", [1]),
      ("A: 1\n  # a\nB: 2\n  # ALLOW\nC: 3", [3]),
    ]
  )
  func `speaks of a line of YAML`(_ text: String, _ lines: [Int]) throws {
    #expect(try Self.yaml(text).map(\.target) == lines.map { .block(line: $0) })
  }

  @Test(
    arguments: [
      ("x = 1 // ALLOW", [1]), ("/* ALLOW */ x = 1", [1]), ("/*\n * ALLOW\n */\nx = 1", [4]),
      ("/*\n * ALLOW\n */ x = 1", [3]), ("locals {\n\t# ALLOW\n\tx = 1\n}", [3]),
      ("locals {\n  x = 1\n  # ALLOW\n}", [2]), ("locals {\n/* a */}\n  # ALLOW\nx = 1", [2]),
      // What a comment stands behind is above it, and not the end of the comment.
      ("x = 1 /* a\n  b */\n  # ALLOW\ny = 2", [1]),
      ("x = 1\n/* a */ /* b */\n  # ALLOW\ny = 2", [1]),
    ]
  )
  func `speaks of a line of HCL`(_ text: String, _ lines: [Int]) throws {
    #expect(try Self.hcl(text).map(\.target) == lines.map { .block(line: $0) })
  }

  @Test(
    arguments: [
      ("kics-scan ignore-line", .line(2), .line(2)),
      ("kics-scan ignore-block", .line(2), .header(line: 2)),
      ("trivy:ignore:*", .line(2), .header(line: 2)),
      ("tfsec:ignore:AVD-AWS-0050", .block(line: 2), .header(line: 2)),
      ("kics-scan ignore", .file, .file),
      ("checkov:skip=CKV_AWS_134", .block(line: 2), .inside(line: 1)),
    ] as [(String, WrittenSuppression.Target, WrittenSuppression.Target)]
  )
  func `reaches as far as it says`(
    _ request: String,
    _ target: WrittenSuppression.Target,
    _ targetInConfiguration: WrittenSuppression.Target,
  ) throws {
    #expect(try Self.yaml("# \(request)\nA: 1").map(\.target) == [target])
    #expect(try Self.hcl("# \(request)\nx = 1").map(\.target) == [targetInConfiguration])
  }

  /// trivy and KICS look at the line below, even at the end of a block.
  @Test(
    arguments: [
      ("trivy:ignore:AVD-AWS-0050", .header(line: 4)), ("kics-scan ignore-line", .line(4)),
      ("checkov:skip=CKV_AWS_134", .inside(line: 3)),
      ("elasticache-lint: allow backups-off", .block(line: 2)),
    ] as [(String, WrittenSuppression.Target)]
  )
  func `speaks of the end of a block`(
    _ request: String,
    _ target: WrittenSuppression.Target,
  ) throws {
    let text = "locals {\n  x = 1\n  # \(request)\n}"
    #expect(try Self.hcl(text).map(\.target) == [target])
  }

  @Test(arguments: [
    ("# kics-scan ignore\nA: 1", true), ("# a\n\n# kics-scan ignore\n---\nA: 1", true),
    ("A: 1\n# kics-scan ignore", false), ("A: 1 # kics-scan ignore", false),
    ("A: 1\n---\n# kics-scan ignore\nB: 1", false),
  ])
  func `the head of YAML is before its first node`(_ text: String, _ isHead: Bool) throws {
    #expect(try Self.yaml(text).map(\.target) == (isHead ? [.file] : []))
  }

  @Test(arguments: [
    ("# kics-scan ignore\nx = 1", true), ("# kics-scan ignore\nlocals {}\n", true),
    ("# a\n# kics-scan ignore\n", true), ("x = 1\n# kics-scan ignore\nlocals {}\n", false),
    ("locals {}\n# kics-scan ignore\nx = 1", false), ("locals { # kics-scan ignore\n}", false),
  ])
  func `the head of HCL is before its first attribute and block`(
    _ text: String,
    _ isHead: Bool,
  ) throws {
    #expect(try Self.hcl(text).map(\.target) == (isHead ? [.file] : []))
  }

  // MARK: Texts

  /// What stands in the places of the suppressions.
  private static func places(_ found: [WrittenSuppression], _ text: String) throws -> [String] {
    let source = try file(text).text
    return found.map { found in
      let range = found.suppression.place.range
      return source.string(range.lowerBound.offset..<range.upperBound.offset)
        .replacing(allow, with: "ALLOW")
    }
  }

  @Test(
    arguments: [
      ("#ALLOW", ["ALLOW"]), ("## \t ALLOW \t", ["ALLOW"]), ("// ALLOW", ["ALLOW"]),
      ("/* ALLOW */", ["ALLOW"]), ("/*ALLOW*/", ["ALLOW"]), ("/**\n * ALLOW */", ["ALLOW"]),
      ("# ALLOW */", ["ALLOW */"]), ("// ALLOW */", ["ALLOW */"]),
      ("/*\n * ALLOW\n * ALLOW more\n */", ["ALLOW", "ALLOW more"]),
      ("/*\r\n ALLOW\r\n */", ["ALLOW"]), ("/*\r ALLOW\r ALLOW\r*/", ["ALLOW", "ALLOW"]),
      ("/* words\n\n ALLOW */", ["ALLOW"]), ("/* */", []),
    ]
  )
  func `stands between the signs of a comment`(_ comment: String, _ texts: [String]) throws {
    let text = "\(comment)\nx = 1"
    #expect(try Self.places(Self.hcl(text), text) == texts)
  }

  @Test func `stands in a file with a path`() throws {
    let places = try Self.yaml("A: 1 # ALLOW").map(\.suppression.place)
    #expect(places.map(\.path) == ["a"] && places.map(\.range.lowerBound.column) == [8])
  }

  /// What is longer is no comment that people wrote.
  @Test(arguments: [(4_096, 1), (4_097, 0)])
  func `is read up to 4 KiB of a comment`(_ length: Int, _ count: Int) throws {
    let request = "checkov:skip=CKV_AWS_134"
    let blanks = String(repeating: " ", count: length - 1 - request.utf8.count)
    #expect(try Self.yaml("#\(blanks)\(request)\nA: 1").count == count)
  }

  // MARK: Where there are none

  @Test(arguments: [
    ("elasticache-lint: allow", true), ("checkov:skip=CKV_AWS_134", true),
    ("tfsec:ignore:AVD-AWS-0050", true), ("kics-scan ignore", true),
    ("elasticache-lint", false), ("skip=CKV_AWS_134", false), ("ignore:AVD-AWS-0050", false),
    ("kics", false), ("", false),
  ])
  func `a text tells whether there may be some`(_ text: String, _ mayBeFound: Bool) throws {
    #expect(SuppressionComments.mayBeFound(in: try Self.file(text).text) == mayBeFound)
  }

  /// JSON has no comments, but what YAML takes for one is one, in braces and quotes as well.
  @Test(arguments: [
    (##"{"A": 1} # ALLOW"##, 1), (##"{"A": "# ALLOW"}"##, 0), (##"{"A": "\" # ALLOW"}"##, 0),
    ("A: '# ALLOW'", 0), ("A: |\n  # ALLOW", 0),
  ])
  func `is in comments only`(_ text: String, _ count: Int) throws {
    #expect(try Self.yaml(text).count == count)
  }
}
