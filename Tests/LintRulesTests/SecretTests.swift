import LintDiagnostics
import Testing

@testable import LintModel
@testable import LintRules

@Suite struct SecretTests {
  /// What is said may depend on the verdict, but not on the number behind it.
  @Test(arguments: [
    [-1, -2, 36, 37, 1_234_567], [1, 2, 3, 4, 5, 6], [7, 8, 34, 35],
  ])
  func whatIsSaidDoesNotDependOnTheNumber(days: [Int]) {
    for type in CacheType.allCases {
      let said = days.map { days in
        let judged = JudgedCase(retention: .secretDays(days), type: type, minimumDays: 7)
        let finding = judged.findings.first?.finding
        return [
          finding?.message, finding?.help, judged.verdict.reason(in: type.language),
          judged.verdict.days.map(String.init),
        ]
      }
      #expect(Set(said).count == 1)
      #expect(said.first?.last == .some(nil))
    }
  }

  @Test func numberIsNotInTheVerdict() {
    for days in [-7_771, 3, 13, 7_773] {
      let judged = JudgedCase(retention: .secretDays(days), minimumDays: 7)
      let digits = "\(days.magnitude)"
      #expect(
        !judged.verdict.reason(in: .terraform).split(separator: " ").contains { $0 == digits }
      )
    }
  }
}
