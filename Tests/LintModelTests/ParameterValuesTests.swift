import LintDiagnostics
import LintText
import Testing

@testable import LintModel

struct ParameterValuesTests {
  @Test func `are empty where nothing is given, known or not`() {
    #expect(ParameterValues().isEmpty)
    #expect(!ParameterValues(["A": ""]).isEmpty)
    var unknown = ParameterValues()
    unknown.setUnknown("A", because: .tooManyScenarios)
    #expect(!unknown.isEmpty)
  }
}
