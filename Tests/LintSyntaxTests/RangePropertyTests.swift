import LintDiagnostics
import LintTestSupport
import Testing

@testable import LintSyntax

struct RangePropertyTests {
  @Test(.enabled(if: !Sample.fixtures.isEmpty, "there are no fixtures"))
  func `holds exactly the text of every node of every fixture`() {
    check(Sample.fixtures, name: "fixtures")
  }

  @Test(.enabled(if: Repository.corpus != nil, Repository.noShared))
  func `holds exactly the text of every node of every template of others`() {
    check(Sample.templates, name: "templates")
  }

  private func check(_ samples: [Sample], name: String) {
    var nodeCount = 0
    for sample in samples {
      let readers: [any DocumentReader] = [YAMLReader(), JSONReader()]
      for document in readers.flatMap({ $0.read(sample.text).documents }) {
        guard let root = document.root else { continue }
        var check = RangeCheck(sample.text)
        check.check(root)
        nodeCount += check.nodeCount
        #expect(check.complaints == [], "\(sample)")
      }
    }
    print("ranges: \(nodeCount) nodes of \(samples.count) \(name)")
    #expect(nodeCount > 0)
  }
}
