import Foundation
import LintModel
import LintTestSupport
import LintText
import Testing

@testable import Terraform

/// Replays what Terraform makes of calls of its functions and of type constraints.
///
/// `Tools/checks/terraform/functions` writes the table.
@Suite struct FunctionTableTests {
  private struct Row {
    let function: String
    let arguments: String
    let result: String

    /// Evaluates the row; nil stands for a refusal.
    func evaluate() throws -> TerraformValue? {
      let arguments = try TaggedValue.list(arguments)
      do throws(EvaluationError) {
        if function == "variable" {
          guard let value = arguments.last?.value, let type = arguments.first?.type else {
            Issue.record("no type: \(self)")
            return nil
          }
          return try value.converted(to: type)
        }
        return try TerraformFunction.call(Text(function), arguments.compactMap(\.value))
      } catch {
        return nil
      }
    }
  }

  private static func rows() throws -> [Row] {
    try Repository.table(Repository.fixtures.appending(path: "terraform/functions.tsv")).map {
      Row(
        function: $0["function"] ?? "",
        arguments: $0["arguments"] ?? "",
        result: $0["result"] ?? "",
      )
    }
  }

  @Test func resultsAreThoseOfTerraform() throws {
    var calls: [String: (known: Int, all: Int)] = [:]
    for row in try Self.rows() {
      let value = try row.evaluate()
      calls[row.function, default: (0, 0)].all += 1
      if case .unknown? = value?.content { continue }
      calls[row.function, default: (0, 0)].known += 1
      let expected = row.result == "!" ? nil : try TaggedValue.list("[\(row.result)]").first?.value
      #expect(
        Self.isSame(value, expected),
        "\(row.function) \(row.arguments): \(String(describing: value)), not \(row.result)",
      )
    }
    #expect(calls.count > 80)
    let known = calls.values.reduce(0) { $0 + $1.known }
    let all = calls.values.reduce(0) { $0 + $1.all }
    #expect(known * 100 > all * 96, "too few are evaluated: \(known) of \(all)")
    for (function, count) in calls where function != "pow" {
      #expect(count.known * 2 >= count.all, "\(function) is rarely evaluated")
    }
  }

  /// Whether two values are the same, up to the last of many digits.
  private static func isSame(_ left: TerraformValue?, _ right: TerraformValue?) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    if case .number(let left) = left.content, case .number(let right) = right.content {
      return left == right
        || abs(left - right) <= abs(left) * Decimal(sign: .plus, exponent: -30, significand: 1)
    }
    return left == right
  }
}
