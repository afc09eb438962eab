import CloudFormation
import ElastiCacheLint
import Foundation
import LintTestSupport
import LintText
import Testing

/// Two spellings of scalars are the same wherever templates compare them if PyYAML types them alike.
///
/// `fixtures/spellings/spellings.tsv` has what PyYAML makes of each; `Tools/checks/values/spellings` writes it.
struct SpellingTests {
  /// A way to write a scalar, with the text that CloudFormation passes on.
  private struct Spelling {
    let written: String
    let text: String
  }

  private static let spellings: [Spelling] = {
    let url = Repository.fixtures.appending(path: "spellings/spellings.tsv")
    let rows = (try? Repository.table(url)) ?? []
    return rows.compactMap { row in
      guard let written = row["spelling"], let text = row["text"], text != "(null)" else {
        return nil
      }
      return Spelling(written: written, text: text)
    }
  }()

  /// A place where two scalars are compared, and a cache that shows how that ends.
  enum Place: CaseIterable {
    case functionArguments
    case defaultValue
    case substitution
    case allowedValue
    case mappingKey
    case secondKey
    case ruleArgument
    case listInRule
    case loopItem
    case givenValue
    case parameterFile
  }

  @Test func `there are spellings of every kind`() {
    #expect(Self.spellings.count > 80)
    #expect(Set(Self.spellings.map(\.text)).count > 40)
  }

  @Test(arguments: Place.allCases)
  func `compares values, not spellings`(_ place: Place) throws {
    var differences: [String] = []
    // A quarter of them in each place, another one in the next.
    let first = Place.allCases.firstIndex(of: place) ?? 0
    for left in Self.spellings.enumerated().filter({ $0.offset % 4 == first % 4 }).map(\.element) {
      let report = try lint(place, left)
      for (index, right) in Self.spellings.enumerated() {
        let name = "C\(index)"
        let isSame = report.caches.first { $0.identity.id.hasPrefix("\(name)x") }.map {
          isEqual(
            place,
            $0,
            report.diagnostics.first { $0.resource?.id.hasPrefix("\(name)x") == true }
          )
        }
        if isSame != (left.text == right.text) {
          differences.append(
            "\(left.written) and \(right.written): \(isSame.map(String.init) ?? "?")"
          )
        }
      }
    }
    #expect(differences.isEmpty, "\(place): \(differences.count), \(differences.prefix(20))")
  }

  /// How a finding shows that the values are equal.
  private func isEqual(_ place: Place, _ cache: JudgedCache, _ finding: Diagnostic?) -> Bool {
    switch place {
    // Another scenario in which they are equal is a warning.
    case .allowedValue, .defaultValue, .substitution: finding?.severity == .error
    default: cache.verdict == .off
    }
  }

  private func lint(_ place: Place, _ left: Spelling) throws -> FileReport {
    var parameters: [String] = []
    var mappings: [String] = []
    var conditions: [String] = []
    var rules: [String] = []
    var resources: [String] = []
    for (index, right) in Self.spellings.enumerated() {
      var limit = "!If [A\(index), 0, 7]"
      func compare(_ value: String) {
        conditions.append("A\(index):\n    Fn::Equals:\n      - \(value)\n      - \(right.written)")
      }
      switch place {
      case .functionArguments: compare(left.written)
      case .defaultValue, .givenValue, .parameterFile: compare("!Ref P")
      case .substitution: compare("!Sub '${P}'")
      case .allowedValue:
        parameters.append(
          "P\(index):\n    Type: String\n    Default: \(right.written)\n    AllowedValues:\n"
            + "      - \(left.written)\n      - zzz"
        )
        conditions.append("A\(index): !Equals [!Ref P\(index), zzz]")
        limit = "!If [A\(index), 7, 0]"
      case .mappingKey:
        limit = look(up: right.written, "N")
      case .secondKey:
        limit = look(up: "k", right.written)
      case .ruleArgument, .listInRule:
        parameters.append(
          "P\(index):\n    Type: String\n    Default: \(left.written)\n    AllowedValues:\n"
            + "      - \(left.written)"
        )
        let test =
          place == .ruleArgument
          ? "Fn::Equals:\n          - !Ref P\(index)\n          - \(right.written)"
          : "Fn::EachMemberIn:\n          -\n            - !Ref P\(index)\n          -\n"
            + "            - \(right.written)\n            - zzz"
        rules.append("R\(index):\n    Assertions:\n      - Assert:\n         \(test)")
        conditions.append("A\(index): !Equals [!Ref P\(index), \"\(left.text)\"]")
      case .loopItem:
        let body =
          "\"C\(index)x${X}\":\n        Type: AWS::ElastiCache::ReplicationGroup\n        Properties:\n"
          + "          SnapshotRetentionLimit: \(look(up: "!Ref X", "N", indentation: 12))"
        resources.append(
          "Fn::ForEach::L\(index):\n    - X\n    -\n      - \(right.written)\n    - \(body)"
        )
        continue
      }
      resources.append(
        "C\(index)x:\n    Type: AWS::ElastiCache::ReplicationGroup\n    Properties:\n"
          + "      SnapshotRetentionLimit: \(limit)"
      )
    }
    switch place {
    case .defaultValue, .substitution:
      parameters = ["P:\n    Type: String\n    Default: \(left.written)"]
    case .givenValue, .parameterFile: parameters = ["P: {Type: String}"]
    case .mappingKey, .loopItem: mappings = ["M:\n    \(left.written):\n      N: 0"]
    case .secondKey: mappings = ["M:\n    k:\n      \(left.written): 0"]
    case .functionArguments, .allowedValue, .ruleArgument, .listInRule: break
    }
    var text = "AWSTemplateFormatVersion: '2010-09-09'\n"
    for (name, entries) in [
      ("Parameters", parameters), ("Mappings", mappings), ("Conditions", conditions),
      ("Rules", rules), ("Resources", resources),
    ] where !entries.isEmpty {
      text += "\(name):\n" + entries.map { "  \($0)\n" }.joined()
    }
    var options = Linter.Options()
    if place == .givenValue { options.parameters = ParameterValues(["P": left.text]) }
    if place == .parameterFile {
      let file = try SourceText(contents: Array("P: \(left.written)\n".utf8))
      options.parameters = try ParameterFile.values(in: file)
    }
    let source = try SourceText(contents: text.utf8)
    return Linter(options).lint(SourceFile(path: "spelling.yaml", text: source, isNamed: true))
  }

  /// A look-up of keys, 7 where they are not there.
  private func look(up first: String, _ second: String, indentation: Int = 8) -> String {
    let margin = "\n" + String(repeating: " ", count: indentation)
    return "\(margin)Fn::FindInMap:"
      + ["M", first, second, "DefaultValue: 7"].map { "\(margin)  - \($0)" }.joined()
  }
}
