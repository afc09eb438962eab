import ElastiCacheLint
import Foundation
import LintSyntax
import LintTestSupport
import Testing

/// The schema for editors says what the decoder says.
///
/// `Tools/checks/configuration/check-schema` asks a validator that others wrote.
struct SettingsSchemaTests {
  private static let url = Repository.root.appending(
    path: "Sources/ElastiCacheLint/ElastiCacheLint.docc/Resources/elasticache-lint.schema.json"
  )

  private static let contents = try? Data(contentsOf: url)

  private static var schema: SmallSchema? {
    contents.flatMap { try? JSONSerialization.jsonObject(with: $0) as? [String: Any] }
      .map(SmallSchema.init)
  }

  @Test(arguments: ConfigurationFixture.all.filter(\.isWithinSchema))
  func `takes what the decoder takes`(_ fixture: ConfigurationFixture) throws {
    let schema = try #require(Self.schema)
    let isJSON = fixture.path.hasSuffix(".json")
    let reading =
      isJSON ? JSONReader().read(fixture.text) : TemplateReader().read(fixture.text)
    // What is broken is nothing to hold against a schema, nor are two documents.
    let isReadable = reading.error == nil && reading.documents.count <= 1
    let value = reading.documents.first?.root.map(SmallSchema.value) ?? NSNull()
    let hasDuplicates = reading.documents.first.map(Self.hasDuplicates) ?? false
    #expect((isReadable && !hasDuplicates && schema.accepts(value)) == fixture.isValid)
  }

  private static func hasDuplicates(_ document: Document) -> Bool {
    document.mappings.contains { mapping in
      let keys = mapping.writtenEntries.map { $0.key.text?.string ?? "" }
      return Set(keys).count != keys.count
    }
  }

  @Test func `has the keys that the decoder knows`() throws {
    let schema = try #require(Self.schema)
    let names = Setting.allCases.map(\.name) + Settings.Key.allCases.map(\.rawValue)
    #expect(schema.keys(at: []) == Set(names))
    let perFile = Setting.allCases.filter { $0.scope == .file }.map(\.name)
    #expect(
      schema.keys(at: ["overrides"])
        == Set(perFile + Settings.OverrideKey.allCases.map(\.rawValue))
    )
    #expect(schema.keys(at: ["ignore"]) == Set(Settings.IgnoreKey.allCases.map(\.rawValue)))
  }

  /// Editors show the same words and offer the same values as `lint --help`.
  @Test(arguments: Setting.allCases)
  func `describes a setting as its option does`(_ setting: Setting) throws {
    let schema = try #require(Self.schema)
    let property = try #require(schema.property(setting.name))
    #expect(property["description"] as? String == setting.summary)
    switch setting.defaultValue {
    case .number(let number): #expect(property["default"] as? Int == number)
    case .toggle(let isOn): #expect(property["default"] as? Bool == isOn)
    case .text(let text): #expect(property["default"] as? String == text)
    case .list, .assignments: Issue.record("no setting has such a default")
    case nil: #expect(property["default"] == nil)
    }
    switch setting.form {
    case .choice(let names): #expect(property["enum"] as? [String] == names)
    case .wholeNumber(let range):
      #expect(property["minimum"] as? Int == range.lowerBound)
      #expect(property["maximum"] as? Int == range.upperBound)
    case .ruleLevels:
      let rules = try #require(property["properties"] as? [String: Any])
      #expect(Set(rules.keys) == Set(Rules.configurable))
      #expect(
        schema.definition("level")?["enum"] as? [String] == RuleLevel.allCases.map(\.rawValue)
      )
    case .toggle, .text, .file, .list, .assignments, .folders: break
    }
  }

  @Test func `knows the rules that can be allowed`() throws {
    let schema = try #require(Self.schema)
    let rule = try #require(schema.definition("rule"))
    #expect(rule["enum"] as? [String] == Rules.suppressible.map(\.name))
  }
}
