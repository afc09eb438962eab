import LintDiagnostics
import LintTestSupport
import Testing

@testable import LintSyntax

/// The YAML test suite, where it lies beside the project.
///
/// The suite speaks of YAML 1.2 and libyaml reads 1.1, so what counts is that nothing of ours
/// changes what libyaml says.
@Suite(.enabled(if: Repository.corpus != nil, Repository.noShared))
struct YAMLSuiteTests {
  @Test func `accepts what libyaml accepts, and refuses only what we say`() {
    var limits: [String] = []
    for sample in Sample.yamlSuite {
      let read = YAMLReader().read(sample.text)
      let isLimit = Self.limits.contains { read.error?.message.contains($0) == true }
      if isLimit { limits.append("\(sample): \(read.error?.message ?? "")") }
      #expect((read.error == nil) == RawYAML.accepts(sample.text) || isLimit, "\(sample)")
      #expect(read.error?.isInside(sample.text) ?? true, "\(sample)")
    }
    print("yaml-suite: \(limits.count) refused by limits of ours \(limits)")
    #expect(Sample.yamlSuite.count > 390)
  }

  @Test func `differs from the suite only as libyaml does`() {
    var agreed = 0
    var differing: [String] = []
    for sample in Sample.yamlSuite {
      if sample.name.hasPrefix("valid") == RawYAML.accepts(sample.text) {
        agreed += 1
      } else {
        differing.append(Self.id(sample))
      }
    }
    print("yaml-suite: libyaml agrees on \(agreed) of \(Sample.yamlSuite.count) texts")
    for difference in YAMLDifference.allCases {
      print("yaml-suite: \(difference.texts.count) because \(difference.rawValue)")
    }
    #expect(differing.sorted() == YAMLDifference.allCases.flatMap(\.texts).sorted())
  }

  @Test func `gives every node exactly its own text`() {
    var nodeCount = 0
    for sample in Sample.yamlSuite {
      for document in YAMLReader().read(sample.text).documents {
        guard let root = document.root else { continue }
        var check = RangeCheck(sample.text)
        check.check(root)
        nodeCount += check.nodeCount
        #expect(check.complaints == [], "\(sample)")
      }
    }
    print("yaml-suite: \(nodeCount) ranges")
  }

  private static let limits = ["refers to no anchor", "stands inside the node", "nested more"]

  private static func id(_ sample: Sample) -> String {
    sample.name.replacing("invalid__", with: "").replacing("valid__", with: "")
      .replacing(".yaml", with: "")
  }
}
