import Foundation
import LintSyntax
import LintText
import Testing

@testable import Terraform

/// Expressions have the values that Terraform gives them.
struct ExpressionTableTests {
  /// A row of the table: an expression and Terraform's result.
  private static let rows: [[String]] = {
    let table = TableScope.folder.appending(path: "expressions.json")
    guard let contents = try? Data(contentsOf: table) else { return [] }
    return (try? JSONDecoder().decode([[String]].self, from: contents)) ?? []
  }()

  /// Our result, or `error` where the expression is refused.
  private static func result(_ expression: String, _ scope: TableScope) -> String {
    do {
      return try scope.value(expression).outline
    } catch {
      return "error"
    }
  }

  @Test func `has no other value than in Terraform`() throws {
    let scope = try TableScope()
    var counts: [String: Int] = [:]
    for row in Self.rows {
      let (expression, expected) = (row[0], row[1])
      let result = Self.result(expression, scope)
      let outcome = Self.compared(result, expected)
      counts[outcome, default: 0] += 1
      #expect(outcome != "wrong", "\(expression): \(result) instead of \(expected)")
    }
    #expect(Self.rows.count > 1000)
    // An unknown value is never wrong, but seldom needed.
    #expect(counts["same", default: 0] > Self.rows.count * 95 / 100, "\(counts)")
    #expect(counts["less known", default: 0] < Self.rows.count / 30, "\(counts)")
    #expect(counts["not refused", default: 0] < Self.rows.count / 100, "\(counts)")
  }

  private static func compared(_ result: String, _ expected: String) -> String {
    switch expected {
    case "error":
      if result == "error" { return "same" }
      // Terraform knows more types of values that it does not know.
      return result.contains("?") ? "less known" : "not refused"
    case "infinite": return result.contains("?") ? "same" : "wrong"
    case "unknown", "partly unknown":
      if result == "error" { return "wrong" }
      return result.contains("?") ? "same" : "more known"
    default:
      if result == expected { return "same" }
      if result.contains("?") { return "less known" }
      return isRounded(result, expected) ? "less known" : "wrong"
    }
  }

  /// Whether a quotient has fewer digits than in Terraform.
  private static func isRounded(_ result: String, _ expected: String) -> Bool {
    result.utf8.count >= 38 && expected.hasPrefix(result.dropLast())
  }
}
