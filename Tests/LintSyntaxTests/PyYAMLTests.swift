import LintTestSupport
import LintText
import Testing

@testable import LintSyntax

/// A second judge of numbers: PyYAML itself.
@Suite(.enabled(if: PyYAML.isInstalled, PyYAML.notInstalled))
struct PyYAMLTests {
  @Test func `agrees with PyYAML on scalars that look like numbers`() throws {
    var generator = SeededGenerator(seed: 11)
    let scalars = (0..<6_000).map { _ in Self.scalar(&generator) }
    let types = try PyYAML.types(of: scalars)
    try #require(types.count == scalars.count)
    var counts: [String: Int] = [:]
    var unexplained: [String] = []
    for (scalar, type) in zip(scalars, types) {
      let value = ScalarValue(yaml: Text(scalar))
      if Self.isSame(value, type) {
        counts["same \(type.prefix { $0 != " " })", default: 0] += 1
      } else if let reason = Self.reason(for: value, against: type) {
        counts[reason, default: 0] += 1
      } else {
        unexplained.append("'\(scalar)' is \(type) to PyYAML, \(value) to us")
      }
    }
    print("PyYAML: \(counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" })")
    #expect(unexplained == [])
  }

  private static func isSame(_ value: ScalarValue, _ type: String) -> Bool {
    let parts = type.split(separator: " ").map(String.init)
    return switch value {
    case .null: type == "null"
    case .boolean(let value): type == (value ? "bool True" : "bool False")
    case .integer(let value): type == "int \(value)"
    case .text: type == "text"
    case .real(let value):
      parts[0] == "float" && parts.count > 1 && Double(parts[1]).map { isClose($0, value) } ?? false
    }
  }

  /// Base 60 is added up in another order; the last bit may differ.
  private static func isClose(_ left: Double, _ right: Double) -> Bool {
    left == right || left.isNaN && right.isNaN || abs(left - right) <= abs(left) * 1e-14
  }

  /// Every difference that is meant, with its reason.
  private static func reason(for value: ScalarValue, against type: String) -> String? {
    if type == "error" {
      // Digits that are all underscores: `0b_`.
      guard case .text = value else { return nil }
      return "fails in PyYAML, text"
    }
    guard type.hasPrefix("int ") else { return nil }
    if let number = Int(type.dropFirst(4)), number > Int.min {
      // Base 60 is added up in floating point.
      guard case .real(let real) = value, number.magnitude >= 1 << 53 else { return nil }
      return isClose(Double(number), real) ? "beyond 53 bits in base 60, real" : nil
    }
    // Python's whole numbers have no end. Such a number of days is refused either way.
    switch value {
    case .real(let number):
      return Double(type.dropFirst(4)).map { isClose($0, number) } == true
        ? "beyond 64 bits, real" : nil
    case .text: return "beyond 64 bits in base 2, 8 or 16, text"
    case .null, .boolean, .integer: return nil
    }
  }

  /// A third shaped as a number, a third made of pieces of numbers, a third of single characters.
  private static func scalar(_ generator: inout SeededGenerator) -> String {
    let shape = Int.random(in: 0..<3, using: &generator)
    if shape == 0 { return number(&generator) }
    let pieces = shape == 1 ? numberParts : characters
    let scalar = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
      pieces[Int.random(in: pieces.indices, using: &generator)]
    }.joined()
    return scalar.isEmpty ? "0" : scalar
  }

  private static func number(_ generator: inout SeededGenerator) -> String {
    func chance(_ one: Int) -> Bool { Int.random(in: 1...one, using: &generator) == 1 }
    func digits(_ limit: Int) -> String {
      (0..<Int.random(in: 1...limit, using: &generator)).map { _ in
        chance(12) ? "_" : String(Int.random(in: 0...9, using: &generator))
      }.joined()
    }
    var number = chance(3) ? "-" : chance(3) ? "+" : ""
    number += chance(6) ? "0x" : chance(8) ? "0b" : chance(6) ? "0" : ""
    if !chance(10) { number += digits(chance(9) ? 24 : 5) }
    while chance(4) { number += ":" + String(Int.random(in: 0...70, using: &generator)) }
    if chance(3) { number += "." + (chance(5) ? "" : digits(4)) }
    if chance(5) {
      number += (chance(2) ? "e" : "E") + (chance(4) ? "" : chance(2) ? "-" : "+") + digits(2)
    }
    return number.isEmpty ? "0" : number
  }

  private static let characters = "00112345678999__++--...::eExbofFa".map(String.init)

  private static let numberParts = [
    "0", "7", "08", "10", "30", "59", "60", "123", "007", "0x", "0b", "0o", "1F", "ff", "101",
    "_", "+", "-", ".", ":", ":30", ":59", ":5", ":60", ".5", "e+1", "E-2", "e5", "1_0", ".inf",
    ".nan", ".INF", ".NaN", "18446744073709551616", "9223372036854775807", "true", "No", "~",
    "null", "",
  ]
}
