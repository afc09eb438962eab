import LintDiagnostics
import LintModel
import LintText
import Testing

@testable import Terraform

/// A plan, and the expected retention and engine of its cache.
struct PlannedRow: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let plan: PlanText
  let retention: Retention
  let engine: Engine?
  let exemption: Exemption?

  init(
    _ testDescription: String,
    _ plan: PlanText,
    _ retention: Retention,
    engine: Engine? = nil,
    exemption: Exemption? = nil,
  ) {
    self.testDescription = testDescription
    self.plan = plan
    self.retention = retention
    self.engine = engine
    self.exemption = exemption
  }

  func check() throws {
    let possibility = try plan.possibility()
    #expect(possibility.exemption == exemption)
    // Of what is exempt the limit does not matter.
    if exemption == nil { #expect(possibility.retention == retention) }
    if let engine { #expect(possibility.engine == engine) }
    #expect(possibility.scenario == nil)
  }
}
