import LintText
import Testing

@testable import LintSyntax

struct ScalarValueTests {
  @Test(
    arguments: [
      ("7", .integer(7)), ("+7", .integer(7)), ("-1", .integer(-1)), ("36", .integer(36)),
      ("!!int \"7\"", .integer(7)), ("!!int 7", .integer(7)), ("&a 7", .integer(7)),
      ("! 7", .text("7")), ("\"7\"", .text("7")), ("'7'", .text("7")), ("!!str 7", .text("7")),
      ("!Ref 7", .text("7")), ("!!binary 7", .text("7")),
      ("010", .integer(8)), ("07", .integer(7)), ("08", .text("08")), ("0", .integer(0)),
      ("00", .integer(0)), ("-0", .integer(0)), ("-010", .integer(-8)),
      ("0x1F", .integer(31)), ("0b11", .integer(3)), ("1_0", .integer(10)),
      ("0o7", .text("0o7")), ("1:30", .integer(90)), ("0:30", .text("0:30")),
      ("7.0", .real(7)), ("7.5", .real(7.5)), ("7.", .real(7)), (".5", .real(0.5)),
      ("\"7.0\"", .text("7.0")), ("\"\"", .text("")), ("\"true\"", .text("true")),
      ("1e1", .text("1e1")), ("1e+1", .text("1e+1")), ("1.0e1", .text("1.0e1")),
      ("1.0e+1", .real(10)), ("1.0E-1", .real(0.1)), ("1.e+1", .real(10)),
      (".inf", .real(.infinity)), ("-.inf", .real(-.infinity)), ("+.INF", .real(.infinity)),
      ("true", .boolean(true)), ("yes", .boolean(true)), ("on", .boolean(true)),
      ("True", .boolean(true)), ("YES", .boolean(true)), ("ON", .boolean(true)),
      ("false", .boolean(false)), ("No", .boolean(false)), ("OFF", .boolean(false)),
      ("y", .text("y")), ("n", .text("n")), ("tRUE", .text("tRUE")), ("yEs", .text("yEs")),
      ("!!bool yes", .boolean(true)), ("'yes'", .text("yes")), ("!!str yes", .text("yes")),
      ("~", .null), ("null", .null), ("Null", .null), ("NULL", .null), ("", .null),
      ("nULL", .text("nULL")), ("!!null ~", .null), ("!!str ~", .text("~")), ("!!str", .text("")),
      ("none", .text("none")), ("7 days", .text("7 days")), ("7,5", .text("7,5")),
      ("+", .text("+")), ("-x", .text("-x")), (".", .text(".")), ("1-2", .text("1-2")),
      ("2001-01-01", .text("2001-01-01")), ("１２", .text("１２")), ("1\u{301}", .text("1\u{301}")),
      ("|\n  7", .text("7\n")), (">-\n  7", .text("7")),
      ("9223372036854775807", .integer(.max)),
      ("9223372036854775808", .real(9_223_372_036_854_775_808)),
      ("-9223372036854775808", .real(-9_223_372_036_854_775_808)),
    ] as [(String, ScalarValue)]
  )
  func `types a YAML scalar by YAML 1.1`(_ written: String, _ expected: ScalarValue) throws {
    let read = YAMLReader().read(try SourceText(contents: "a: \(written)\n".utf8))
    #expect(read.error == nil)
    #expect(read.documents.first?.root?["a"]?.scalarValue == expected)
  }

  @Test(
    arguments: [
      ("+1_000", .integer(1_000)), ("1_", .integer(1)), ("0_", .integer(0)), ("0_7", .integer(7)),
      ("0_8", .text("0_8")), ("_1", .text("_1")), ("+_1", .text("+_1")), ("+-1", .text("+-1")),
      ("--1", .text("--1")), ("09", .text("09")), ("0777", .integer(511)), ("-0x10", .integer(-16)),
      ("0xfF", .integer(255)), ("0XFF", .text("0XFF")), ("0xG", .text("0xG")), ("0x", .text("0x")),
      ("0b", .text("0b")), ("0b_1", .integer(1)), ("0b12", .text("0b12")), ("0B1", .text("0B1")),
      ("0x1F.5", .text("0x1F.5")), ("08.5", .real(8.5)), ("1_0.5", .real(10.5)),
      ("0.5_", .real(0.5)), ("1._5", .real(1.5)), ("1.5.5", .text("1.5.5")),
      ("1..5", .text("1..5")),
      ("1.5e", .text("1.5e")), ("1.5e+", .text("1.5e+")), ("1.5e+1", .real(15)),
      ("1.5E+01", .real(15)), ("1.5e1", .text("1.5e1")), ("+.5", .text("+.5")),
      ("-.5", .text("-.5")), ("._5", .text("._5")), ("._", .text("._")),
      ("1.5e+1_0", .text("1.5e+1_0")), ("1.5e_+1", .text("1.5e_+1")), ("1.5_e+1", .real(15)),
      (".INF", .real(.infinity)), (".iNF", .text(".iNF")), ("inf", .text("inf")),
      ("nan", .text("nan")), ("-.nan", .text("-.nan")), ("+.NaN", .text("+.NaN")),
      ("190:20:30", .integer(685_230)), ("-1:30", .integer(-90)), ("+1:30", .integer(90)),
      ("1:5", .integer(65)), ("1:05", .integer(65)), ("1:60", .text("1:60")),
      ("1:005", .text("1:005")), ("1:", .text("1:")), (":30", .text(":30")),
      ("01:30", .text("01:30")), ("1_0:30", .integer(630)), ("1:3_0", .text("1:3_0")),
      ("1:30.5", .real(90.5)), ("0:30.5", .real(30.5)), ("1:30.", .real(90)),
      ("1:30.5_5", .real(90.55)), ("1:30.5.5", .text("1:30.5.5")), ("1::30", .text("1::30")),
      ("1.5:30", .text("1.5:30")), ("1e3:30", .text("1e3:30")), ("0x1F:30.5", .text("0x1F:30.5")),
      ("0x+1", .text("0x+1")), ("0+1", .text("0+1")), ("0b-1", .text("0b-1")),
      ("1:30.5e1", .text("1:30.5e1")), ("1.5x", .text("1.5x")), ("1.5e-", .text("1.5e-")),
      ("1:59", .integer(119)), ("1:30.5x", .text("1:30.5x")),
      ("153722867280912930:07", .integer(.max)), ("153722867280912930:08", .real(0x1p63)),
      ("153722867280912931:00", .real(0x1p63)), ("-153722867280912931:00", .real(-0x1p63)),
      ("153722867280912931:00:00", .real(0x1p63 * 60)),
      ("9223372036854775808:00", .real(0x1p63 * 60)),
      ("12:30:45", .integer(45_045)), ("1:-3", .text("1:-3")), ("1:+3", .text("1:+3")),
    ] as [(String, ScalarValue)]
  )
  func `types numbers to the last corner`(_ text: String, _ expected: ScalarValue) {
    #expect(ScalarValue(yaml: Text(text)) == expected)
  }

  @Test(arguments: [".nan", ".NaN", ".NAN"])
  func `knows what is no number`(_ text: String) {
    guard case .real(let value) = ScalarValue(yaml: Text(text)) else {
      Issue.record("\(text) is no real number")
      return
    }
    #expect(value.isNaN)
  }

  @Test(arguments: ["[7]", "{a: 7}", "[]"])
  func `has no value for a container`(_ written: String) throws {
    let read = YAMLReader().read(try SourceText(contents: "a: \(written)\n".utf8))
    let node = try #require(read.documents.first?.root?["a"])
    #expect(node.scalarValue == nil && node.text == nil && !node.hasText(""))
  }

  @Test(
    arguments: [
      // In YAML 1.1 text, in JSON numbers.
      ("{\"a\": 1e1}", .real(10)), ("{\"a\": [1], \"b\": 1e1}", .real(10)),
      ("{a: 1e1}", .text("1e1")), ("{\"a\": 1e1, b: 2}", .text("1e1")),
      ("{\"a\": 1e1, \"b\": 'c'}", .text("1e1")), ("{\"a\": 1e1, \"b\": yes}", .text("1e1")),
      ("{\"a\": 1e1, \"b\": &c 1}", .text("1e1")), ("{\"a\": 1e1, \"b\": !d 1}", .text("1e1")),
      ("{\"a\": 1e1, \"b\": }", .text("1e1")), ("\"a\": 1e1", .text("1e1")),
      ("{\"a\": 1e1, \"b\": 010}", .text("1e1")),
    ] as [(String, ScalarValue)]
  )
  func `types as JSON only what is written as JSON`(
    _ contents: String,
    _ expected: ScalarValue,
  ) throws {
    let document = try #require(
      YAMLReader().read(try SourceText(contents: contents.utf8)).documents.first
    )
    let value = try #require(document.root?.writtenEntries.last { $0.value.hasText("1e1") }?.value)
    #expect(value.scalarValue == expected)
    #expect(document.isJSON == (expected == .real(10)))
  }
}
