import ElastiCacheLint
import Foundation
import LintTestSupport
import LintText

/// An input that says itself what is to be found in it; `fixtures/README.md` explains how.
struct Fixture: CustomStringConvertible {
  let path: String
  let contents: [UInt8]
  private(set) var findings: [ExpectedFinding] = []
  private(set) var verdicts: [ExpectedVerdict] = []
  private(set) var suppressions: [ExpectedSuppression] = []
  private(set) var options = Linter.Options()
  private(set) var isNamed = true

  var description: String { path }

  /// The fixtures in the folders that hold nothing else.
  static let all: [Fixture] = [
    "rules", "values", "decisions", "syntax", "suppressions", "audit",
  ].flatMap { folder in
    Repository.files(below: Repository.fixtures.appending(path: folder))
      .map { "\(folder)/\($0)" }
      .filter { !$0.hasSuffix(".expect") && !$0.hasSuffix("README.md") }
      .filter { !$0.hasPrefix("suppressions/terraform/") }
      .compactMap { try? Fixture($0) }
  }

  init(_ path: String) throws {
    let url = Repository.fixtures.appending(path: path)
    self.path = path
    contents = [UInt8](try Data(contentsOf: url))
    if path.hasPrefix("audit/") { options.subject = .running(nil) }
    let sidecar = URL(filePath: url.path + ".expect")
    if let text = try? String(contentsOf: sidecar, encoding: .utf8) {
      for line in text.split(separator: "\n") { readSidecar(String(line)) }
    } else {
      readComments(String(decoding: contents, as: UTF8.self))
    }
  }

  /// Lints other contents as if they were this fixture's.
  func lint(_ contents: [UInt8]? = nil) -> Report {
    let report: FileReport
    do {
      let text = try SourceText(contents: contents ?? self.contents)
      report = Linter(options).lint(SourceFile(path: path, text: text, isNamed: isNamed))
    } catch {
      report = Linter(options).report(error, path: path)
    }
    return Report(fileCount: 1, files: [report])
  }

  /// Whether it says something in comments, which JSON cannot have.
  var speaksInComments: Bool {
    path.hasPrefix("suppressions/") && !path.hasPrefix("suppressions/metadata")
  }

  // MARK: Markers

  private mutating func readComments(_ text: String) {
    let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
      .split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      guard line.contains("# "), let comment = line.firstRange(of: "# ") else { continue }
      let isAlone = line[..<comment.lowerBound].allSatisfy(\.isWhitespace)
      let target = isAlone ? Self.lineBelow(index, in: lines) : index + 1
      for match in line.matches(of: Self.finding) {
        findings.append(
          ExpectedFinding(
            line: target,
            column: Int(match.1) ?? 0,
            severity: String(match.2),
            rule: String(match.3),
            message: String(match.4),
          )
        )
      }
      for match in line.matches(of: Self.verdict) {
        verdicts.append(
          ExpectedVerdict(line: target, verdict: String(match.1), days: match.2.flatMap { Int($0) })
        )
      }
      for match in line.matches(of: Self.suppression) {
        suppressions.append(
          ExpectedSuppression(
            line: target,
            column: Int(match.1) ?? 0,
            rule: String(match.2),
            reason: String(match.3),
          )
        )
      }
      readSetting(line[comment.upperBound...])
    }
  }

  /// The number of the first line below that is not a marker itself.
  private static func lineBelow(_ index: Int, in lines: [Substring]) -> Int {
    let below = lines[(index + 1)...].firstIndex { line in
      let trimmed = line.drop(while: \.isWhitespace)
      return !["# expect:", "# verdict:", "# suppressed:"].contains(where: trimmed.hasPrefix)
    }
    return (below ?? lines.count) + 1
  }

  private mutating func readSidecar(_ line: String) {
    if line.hasPrefix("#") { return }
    if let match = line.wholeMatch(of: Self.sidecarFinding) {
      findings.append(
        ExpectedFinding(
          line: Int(match.1) ?? 0,
          column: Int(match.2) ?? 0,
          severity: String(match.3),
          rule: String(match.4),
          message: String(match.5),
        )
      )
    } else if let match = line.prefixMatch(of: Self.sidecarVerdict) {
      verdicts.append(
        ExpectedVerdict(
          line: Int(match.1) ?? 0,
          verdict: String(match.2),
          days: match.3.flatMap { Int($0) },
        )
      )
    } else if let match = line.wholeMatch(of: Self.sidecarSuppression) {
      suppressions.append(
        ExpectedSuppression(
          line: Int(match.1) ?? 0,
          column: Int(match.2) ?? 0,
          rule: String(match.3),
          reason: String(match.4),
        )
      )
    } else {
      readSetting(line[...])
    }
  }

  private mutating func readSetting(_ text: Substring) {
    if text == "found" { isNamed = false }
    if text == "no-require-reason" { options.requiresReasons = false }
    if text == "no-foreign-suppressions" { options.honorsForeignSuppressions = false }
    if text.hasPrefix("today: ") {
      options.today = CalendarDate(text.dropFirst("today: ".count))
    }
    if text.hasPrefix("minimum-days: ") {
      options.minimumDays = Int(text.dropFirst("minimum-days: ".count)) ?? 0
    }
    if text.hasPrefix("parameters: ") {
      for assignment in text.dropFirst("parameters: ".count).split(separator: " ") {
        let parts = assignment.split(separator: "=", maxSplits: 1).map(String.init)
        options.parameters[parts[0]] = parts.count > 1 ? parts[1] : ""
      }
    }
  }

  nonisolated(unsafe) private static let finding =
    /# expect: (\d+) (error|warning|note) ([a-z-]+) "([^"]*)"/
  nonisolated(unsafe) private static let verdict = /# verdict: ([a-zA-Z]+)(?: (\d+))?/
  nonisolated(unsafe) private static let suppression =
    /# suppressed: (\d+) ([a-z-]+) "([^"]*)"/
  nonisolated(unsafe) private static let sidecarSuppression =
    /suppressed (\d+):(\d+) ([a-z-]+) "(.*)"/
  nonisolated(unsafe) private static let sidecarFinding =
    /(\d+):(\d+) (error|warning|note) ([a-z-]+) "(.*)"/
  nonisolated(unsafe) private static let sidecarVerdict = /verdict (\d+) ([a-zA-Z]+)(?: (\d+))? .+/
}
