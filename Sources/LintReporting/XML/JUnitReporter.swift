internal import LintDiagnostics

/// Writes JUnit XML as Jenkins's xUnit plug-in defines it; each cache is a test.
///
/// A cache with automatic backups passes, an error or a warning fails, and a note is a skipped
/// test. Without caches and problems the report contains one test, because CI services treat an
/// empty test suite as broken: it passes, or is skipped if nothing was judged.
struct JUnitReporter: Reporter {
  func render(_ report: Report) -> String {
    var cases = report.caches.filter(\.verdict.isPassed).map(TestCase.init)
    cases += report.diagnostics.map(TestCase.init)
    if cases.isEmpty { cases = [TestCase(withoutProblems: report)] }
    let counts: KeyValuePairs = [
      "name": report.tool.name,
      "tests": String(cases.count),
      "failures": String(cases.count { $0.result == .failed }),
      "errors": "0",
    ]
    let all = XMLText.attributes(counts)
    let skipped = XMLText.attributes(["skipped": String(cases.count { $0.result == .skipped })])
    var names: [String: Int] = [:]
    let elements = cases.sorted { $0.file < $1.file }.map { test in
      // Tests are identified by their names; a duplicate would hide a failure.
      let number = names["\(test.file)\0\(test.name)", default: 0] + 1
      names["\(test.file)\0\(test.name)"] = number
      return test.element(number)
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites\(all)>
        <testsuite\(all)\(skipped)>
      \(elements.joined(separator: "\n"))
        </testsuite>
      </testsuites>

      """
  }
}

private struct TestCase {
  enum Result {
    case passed
    case failed
    case skipped
  }

  let file: String
  let name: String
  let result: Result

  /// The rule, the message, and the full text of a failure.
  private var details = (type: "", message: "", text: "")

  init(_ cache: JudgedCache) {
    file = cache.place.path
    name = Self.name(cache.identity, shownAt: cache.place, of: cache.inputPath)
    result = .passed
  }

  init(_ diagnostic: Diagnostic) {
    file = diagnostic.place.path
    name =
      diagnostic.resource.map {
        Self.name($0, shownAt: diagnostic.place, of: diagnostic.inputPath)
      } ?? diagnostic.rule
    result = diagnostic.severity == .note ? .skipped : .failed
    let place = "\(file):\(diagnostic.place.range.lowerBound)"
    let lines = [
      "\(place): \(diagnostic.severity.rawValue): \(diagnostic.message) [\(diagnostic.rule)]"
    ]
    let help = diagnostic.help.map { ["help: \($0)"] } ?? []
    details = (diagnostic.rule, diagnostic.message, (lines + help).joined(separator: "\n"))
  }

  /// Creates the only test of a report without caches and problems; skipped if nothing was judged.
  init(withoutProblems report: Report) {
    file = report.tool.name
    guard report.coverage.isEmpty else {
      name = "no problems"
      result = .passed
      return
    }
    name = "nothing to lint"
    result = .skipped
    let summary = ReportSummary.nothing(report.coverage)
    details = ("nothing-to-lint", summary, summary)
  }

  /// Returns the name of a cache's test, the same for pass and fail, so services can track its
  /// history; with the input where several may share a file.
  private static func name(
    _ identity: ResourceIdentity,
    shownAt place: Place,
    of input: String,
  ) -> String {
    let suffix = place.isInside(input: input) ? "" : " in \(input)"
    return "\(identity.id) (\(identity.type))\(suffix)"
  }

  /// Returns the XML element of the test.
  ///
  /// - Parameter number: the ordinal among the tests with this name, from 1.
  func element(_ number: Int) -> String {
    let unique = number == 1 ? name : "\(name) #\(number)"
    let names = XMLText.attributes(["classname": file, "name": unique, "time": "0"])
    let tag: String
    switch result {
    case .passed: return "    <testcase\(names)/>"
    case .failed: tag = "failure"
    case .skipped: tag = "skipped"
    }
    let attributes = XMLText.attributes(["type": details.type, "message": details.message])
    return """
          <testcase\(names)>
            <\(tag)\(attributes)>\(XMLText.escaped(details.text))</\(tag)>
          </testcase>
      """
  }
}

extension VerdictName {
  /// Whether a cache with this verdict passes its test.
  fileprivate var isPassed: Bool {
    switch self {
    case .on, .notApplicable: true
    case .off, .short, .invalid, .unsupported, .undecided: false
    }
  }
}
