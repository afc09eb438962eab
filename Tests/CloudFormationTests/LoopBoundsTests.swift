import LintModel
import LintSyntax
import LintText
import Testing

@testable import CloudFormation

/// What bounds the loops of a template, on both sides of each bound.
struct LoopBoundsTests {
  private static func values(_ count: Int) -> String {
    (0..<count).map { "a\($0)" }.joined(separator: ", ")
  }

  private static var template: Template {
    get throws { try Reading.template("Resources: {R: {Type: X}}") }
  }

  /// A section with one loop.
  private static func loop(_ identifier: String, _ values: String, _ body: String) -> String {
    "{'Fn::ForEach::L\(identifier)': [\(identifier), [\(values)], \(body)]}"
  }

  private static func unroll(_ section: String) throws -> TemplateLoops.Unrolled {
    TemplateLoops(try template, ParameterValues()).unroll(try Reading.root(section).entries)
  }

  /// Checks that entries are all there, or that their loop is noted and the rest stands once.
  private static func expect(
    _ entries: [TemplateEntry],
    _ count: Int,
    rest: [String],
    sourceLocation: SourceLocation = #_sourceLocation,
  ) {
    let left = entries.filter { $0.loop != nil }
    #expect(entries.count - left.count == count, sourceLocation: sourceLocation)
    #expect(left.map(\.name.string) == rest, sourceLocation: sourceLocation)
    #expect(left.allSatisfy { $0.loop?.reason == .size }, sourceLocation: sourceLocation)
    #expect(left.allSatisfy { $0.bindings.isEmpty }, sourceLocation: sourceLocation)
  }

  /// What an entry costs besides its text is 32 bytes, and so are its key and each of its values.
  @Test(arguments: [
    ("x", 32), ("[x]", 64), ("{k: x}", 97), ("{k: [x]}", 129), ("{k: {l: x}}", 162),
  ])
  func `text is taken up to its last byte`(_ node: String, _ overhead: Int) throws {
    for (excess, isTaken) in [(0, true), (1, false)] {
      let text = String(repeating: "x", count: LoopBudget.byteLimit - overhead + excess)
      let written = try Reading.root(node.replacing("x", with: "'\(text)'"))
      var budget = LoopBudget()
      let isThere = budget.charge(written, Bindings())
      #expect(isThere == isTaken)
    }
  }

  @Test(arguments: [5_000, 5_001])
  func `loops make five thousand entries`(_ count: Int) throws {
    let result = try Self.unroll(Self.loop("X", Self.values(count), "{'C${X}': {}}"))
    Self.expect(result.entries, 5_000, rest: count == 5_000 ? [] : ["C${X}"])
  }

  @Test(arguments: [2_500, 2_501])
  func `nothing is dropped where a turn makes several entries`(_ count: Int) throws {
    let body = "{'A${X}': {}, 'B${X}': {}}"
    let result = try Self.unroll(Self.loop("X", Self.values(count), body))
    Self.expect(result.entries, 5_000, rest: count == 2_500 ? [] : ["A${X}", "B${X}"])
  }

  @Test func `entries of a turn that do not fit all are cut one by one`() throws {
    let body = "{'A${X}': {}, 'B${X}': {}, 'C${X}': {}}"
    let result = try Self.unroll(Self.loop("X", Self.values(1_667), body))
    Self.expect(result.entries, 5_000, rest: ["A${X}", "B${X}", "C${X}"])
  }

  @Test(arguments: [50, 51])
  func `loops in loops share the bound`(_ count: Int) throws {
    let inner = Self.loop("Y", Self.values(100), "{'C${X}${Y}': {}}")
    let result = try Self.unroll(Self.loop("X", Self.values(count), inner))
    Self.expect(result.entries, 5_000, rest: count == 50 ? [] : ["C${X}${Y}"])
  }

  @Test func `every loop behind the bound stands for what it makes`() throws {
    let loops = ["X", "Y", "Z"].map { name in
      "'Fn::ForEach::L\(name)': [\(name), [\(Self.values(2_000))], {'\(name)${\(name)}': {}}]"
    }
    let empty = "'Fn::ForEach::E': [E, [], {'E${E}': {}}]"
    let result = try Self.unroll("{\(loops.joined(separator: ", ")), \(empty), Own: {}}")
    let written = result.entries.filter { $0.name == "Own" }
    #expect(written.count == 1 && written.allSatisfy { $0.loop == nil })
    Self.expect(result.entries.filter { $0.name != "Own" }, 5_000, rest: ["Z${Z}"])
  }

  /// Values that are written out 64 times take 4 MiB with 64 KiB each, but for what surrounds them.
  @Test(arguments: [63_000, 66_000])
  func `loops write out four mebibytes`(_ size: Int) throws {
    let text = String(repeating: "x", count: size)
    let result = try Self.unroll(Self.loop("X", Self.values(64), "{'C${X}': \(text)}"))
    let fits = size == 63_000
    Self.expect(result.entries, fits ? 64 : 63, rest: fits ? [] : ["C${X}"])
    // What does not fit is not written out, but leaves nothing for anything else.
    let whole = LoopBudget.byteLimit / 64
    #expect(fits ? result.effort < whole : result.effort == whole)
  }

  /// The text fits into 4 MiB 41 times; no turn of the inner loop is taken for what is left out.
  @Test func `loops in a loop that is cut stand for what they make`() throws {
    let text = String(repeating: "x", count: 100_000)
    let inner = "'Fn::ForEach::LY': [Y, [\(Self.values(3))], {'B${X}${Y}': {}}]"
    let body = "{'A${X}': \(text), \(inner)}"
    let result = try Self.unroll(Self.loop("X", Self.values(64), body))
    Self.expect(result.entries, 41 * 4, rest: ["A${X}", "B${X}${Y}"])
  }

  /// Of 4,194,304 bytes each of 64 turns takes 32, and its key and its value 32 besides their text;
  /// the key is 5 bytes, and 3 more for the longest value of X, or 2 in the first ten turns.
  @Test(arguments: [65_432, 65_433])
  func `loops write out four mebibytes to the byte`(_ size: Int) throws {
    let text = String(repeating: "x", count: size)
    let result = try Self.unroll(Self.loop("X", Self.values(64), "{'C${X}': \(text)}"))
    let fits = size == 65_432
    Self.expect(result.entries, fits ? 64 : 63, rest: fits ? [] : ["C${X}"])
  }

  @Test func `an alias counts as what it stands for`() throws {
    let big = "[\(String(repeating: "x, ", count: 2_000))x]"
    let loop = "'Fn::ForEach::L': [X, [\(Self.values(100))], {'C${X}': *big}]"
    let root = try Reading.root("Big: &big \(big)\nResources: {\(loop)}\n")
    let entries = try #require(root["Resources"]).entries
    let result = TemplateLoops(try Self.template, ParameterValues()).unroll(entries)
    Self.expect(result.entries, 63, rest: ["C${X}"])
  }

  @Test func `loops around nothing end`() throws {
    var body = "{}"
    for level in 0..<15 {
      body = Self.loop("X\(level)", Self.values(10), body)
    }
    let result = try Self.unroll(body)
    #expect(result.entries.isEmpty)
    #expect(result.effort == LoopBudget.byteLimit / 64)
  }

  @Test func `names that grow with each loop end`() throws {
    var body = "{'C${X0}': {}}"
    for level in 0..<15 {
      let value = String(repeating: "${X\(level + 1)}", count: 10)
      body = Self.loop("X\(level)", "'\(value)'", body)
    }
    let result = try Self.unroll(Self.loop("X15", "abc", body))
    Self.expect(result.entries, 0, rest: ["C${X0}"])
  }

  @Test(arguments: [20, 21])
  func `loops stand in one another twenty deep`(_ depth: Int) throws {
    var body = "{'C': {}}"
    for level in 0..<depth { body = Self.loop("X\(level)", "a", body) }
    let entries = try Self.unroll(body).entries
    #expect(entries.map(\.name) == (depth == 20 ? ["C"] : ["Fn::ForEach::LX0"]))
  }

  // MARK: What is said of it

  private static func template(_ count: Int, conditions: Bool = false) -> String {
    let loop = Self.loop("X", Self.values(count), conditions ? "{'A${X}': !Equals [a, b]}" : "{}")
    let caches = Self.loop(
      "Y",
      Self.values(conditions ? 1 : count),
      "{'C${Y}': {Type: AWS::ElastiCache::CacheCluster, Properties: {SnapshotRetentionLimit: !Ref Y}}}",
    )
    let limit = "!If [A\(conditions ? "a\(count - 1)" : "a0"), 1, 7]"
    return
      "Conditions: \(loop)\nResources:\n  Own: {Type: AWS::ElastiCache::CacheCluster,"
      + " Properties: {SnapshotRetentionLimit: \(conditions ? limit : "7")}}\n"
      + (conditions ? "" : "  " + caches.dropFirst().dropLast() + "\n")
  }

  @Test(arguments: [5_000, 5_001])
  func `what is left out is noted once`(_ count: Int) throws {
    let extraction = try Reading.extraction(Self.template(count))
    #expect(extraction.caches.count == count + 1)
    #expect(
      extraction.remarks.map(\.message)
        == (count == 5_000
          ? []
          : [
            "not every resource that 'Fn::ForEach::LY' generates is examined:"
              + " loops make more than 5000 entries of one section, or 4 MiB of text"
          ])
    )
    #expect(
      extraction.caches.last?.possibilities.first?.retention.isUndecided == (count > 5_000)
    )
  }

  @Test(arguments: [5_000, 5_001])
  func `a condition that is left out is not known`(_ count: Int) throws {
    let extraction = try Reading.extraction(Self.template(count, conditions: true))
    let retention = extraction.caches.first?.possibilities.map(\.retention)
    #expect(
      retention
        == (count == 5_000
          ? [.days(7)] : [.oneOf([.days(1), .days(7)], .generatedCondition("Aa5000"))])
    )
  }

  @Test func `a condition over what nobody knows is not known`() throws {
    let extraction = try Reading.extraction(
      """
      Parameters: {Names: {Type: CommaDelimitedList}}
      Conditions: {'Fn::ForEach::L': [X, !Ref Names, {'A${X}': !Equals [a, b]}]}
      Resources:
        Cache:
          Type: AWS::ElastiCache::CacheCluster
          Properties: {SnapshotRetentionLimit: !If [Aa, 0, 7]}
      """
    )
    let retention = extraction.caches.first?.possibilities.map(\.retention)
    #expect(retention == [.oneOf([.days(0), .days(7)], .generatedCondition("Aa"))])
  }

  @Test func `loops in properties count among the scenarios`() throws {
    let loop = "'Fn::ForEach::L': [X, [\(Self.values(1_000))], {'K${X}': 1}]"
    let caches = (0..<500).map { index in
      "  C\(index): {Type: AWS::ElastiCache::CacheCluster, Properties: {Engine: redis, \(loop)}}\n"
    }
    let extraction = try Reading.extraction("Resources:\n\(caches.joined())")
    let values = extraction.caches.map(\.possibilities.first?.retention)
    #expect(values.first == .absent(.notWritten))
    #expect(values.last == .undecided(.tooManyScenarios))
  }
}
