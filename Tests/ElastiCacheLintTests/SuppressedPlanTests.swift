import ElastiCacheLint
import Foundation
import LintTestSupport
import LintText
import Testing

/// Comments in a Terraform configuration accept what is found in its plan.
struct SuppressedPlanTests {
  private static let folder = Repository.fixtures.appending(path: "suppressions/terraform")

  static let cases = Repository.files(below: folder).filter { $0.hasSuffix("/plan.json") }
    .map { String($0.dropLast("/plan.json".count)) }

  @Test func areThere() {
    #expect(Self.cases.count >= 6)
  }

  /// The markers in the configuration are those of templates.
  @Test(arguments: cases)
  func `accepts what the configuration expects`(_ name: String) throws {
    let base = Self.folder.appending(path: name)
    var options = Linter.Options()
    var expected: Set<String> = []
    for path in Repository.files(below: base)
    where [".tf", ".tf.json", ".tfvars"].contains(where: path.hasSuffix) {
      let fixture = try Fixture("suppressions/terraform/\(name)/\(path)")
      if let today = fixture.options.today { options.today = today }
      expected.formUnion(fixture.findings.map { "\(path):\($0.line) \($0.rule)" })
      expected.formUnion(fixture.suppressions.map { "\(path):\($0.line) \($0.rule) \($0.reason)" })
    }
    let text = try SourceText(contents: try Data(contentsOf: base.appending(path: "plan.json")))
    let file = SourceFile(path: "plan.json", text: text, isNamed: true)
    let report = Report(
      fileCount: 1,
      files: [
        Linter(options).lint(file, rootModules: { _ in [RootModule(".", in: DiskSources(base))] })
      ],
    )
    let found = Set(report.diagnostics.map { "\(Self.line(of: $0)) \($0.rule)" })
    let suppressed = Set(
      report.suppressed.map {
        "\(Self.line(of: $0.diagnostic)) \($0.diagnostic.rule) \($0.suppression.reason ?? "")"
      }
    )
    #expect(found.union(suppressed).sorted() == expected.sorted())
  }

  private static func line(of diagnostic: Diagnostic) -> String {
    "\(diagnostic.place.path):\(diagnostic.place.range.lowerBound.line)"
  }
}
