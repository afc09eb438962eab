import ElastiCacheLint
import Testing

/// What is written in configurations, and what is wrong with them.
struct SettingsFileTests {
  @Test func `finds fixtures of every kind`() {
    let kinds = Set(ConfigurationFixture.all.map { $0.path.prefix { $0 != "/" } })
    #expect(kinds == ["valid", "invalid", "beyond-schema"])
    #expect(ConfigurationFixture.all.allSatisfy { $0.isValid == $0.problems.isEmpty })
  }

  @Test(arguments: ConfigurationFixture.all)
  func `says what is wrong and where`(_ fixture: ConfigurationFixture) {
    var problems: [String] = []
    do {
      _ = try fixture.settings()
    } catch {
      problems = error.problems.map { "\($0.range.lowerBound) \($0.value)" }
    }
    #expect(problems.count == fixture.problems.count, "\(problems)")
    for (problem, expected) in zip(problems, fixture.problems) {
      #expect(problem.hasPrefix(expected), "\(problem)")
    }
  }

  /// The two fixtures that set everything do.
  @Test(arguments: ["valid/every-setting.yml", "valid/every-setting.json"])
  func `reads every setting`(_ path: String) throws {
    let settings = try ConfigurationFixture(path).settings()
    #expect(Set(settings.values.keys) == Set(Setting.allCases))
    #expect(settings.values[.minimumDays]?.value == .number(7))
    #expect(settings.values[.account]?.value == .text("012345678901"))
    #expect(
      settings.values[.parameter]?.value
        == .assignments(["Stage": "prod", "Days": "7", "Zones": "a,b", "Live": "true"])
    )
    #expect(settings.values[.requireReason]?.value == .toggle(false))
    #expect(settings.values[.noIgnore]?.value == .toggle(true))
  }

  @Test func `keeps places`() throws {
    let settings = try ConfigurationFixture("valid/every-setting.yml").settings()
    #expect(settings.values[.minimumDays]?.range.lowerBound.description == "1:15")
    #expect(settings.values[.exclude]?.range.lowerBound.description == "11:10")
  }

  @Test func `reads overrides in order, each with its paths`() throws {
    let overrides = try ConfigurationFixture("valid/overrides.yml").settings().overrides
    #expect(overrides.map(\.paths) == [["prod/**", "!prod/sandbox/**"], ["dev/"]])
    let perFile = Setting.allCases.filter { $0.scope == .file }
    #expect(overrides.first.map { Set($0.values.keys) } == Set(perFile))
    #expect(overrides.map { $0.values[.minimumDays]?.value } == [.number(14), .number(1)])
  }

  @Test func `reads what is accepted`() throws {
    let ignores = try ConfigurationFixture("valid/ignores.yml").settings().ignores
    let suppressions = ignores.map(\.suppression)
    #expect(suppressions.map(\.rules.count) == [2, 1, 1])
    #expect(suppressions[0].reason == "goes away with the old platform")
    #expect(suppressions[0].until == CalendarDate(year: 2099, month: 12, day: 31))
    #expect(suppressions[2].reason == nil)
    #expect(suppressions.map(\.form) == [.configuration, .configuration, .configuration])
    #expect(suppressions.map(\.place.range.lowerBound.line) == [3, 7, 11])
    #expect(ignores.map(\.paths) == [["legacy/", "*.old.yaml"], [], ["**"]])
    #expect(ignores.map { $0.resources.map(\.text) }[2] == ["Pages", "Session*"])
  }

  @Test func `takes what is used again for what it stands for`() throws {
    let overrides = try ConfigurationFixture("valid/reused.yml").settings().overrides
    #expect(overrides.map(\.paths) == [["prod/"], ["stage/"]])
    #expect(overrides.map { $0.values[.minimumDays]?.value } == [.number(7), .number(7)])
  }

  // MARK: The environment

  @Test(arguments: [
    (Setting.minimumDays, "7", SettingValue.number(7)),
    (.quiet, "true", .toggle(true)),
    (.quiet, "0", .toggle(false)),
    (.failOn, "never", .text("never")),
    (.exclude, "a\nb c\n", .list(["a", "b c"])),
    (.parameter, "Days=7\nTags=a=b,c", .assignments(["Days": "7", "Tags": "a=b,c"])),
    (.report, "github\nsarif=a.sarif", .list(["github", "sarif=a.sarif"])),
  ])
  func `reads a variable`(_ setting: Setting, _ text: String, _ value: SettingValue) throws {
    #expect(try setting.form.value(ofVariable: text) == value)
  }

  @Test(arguments: [
    (Setting.minimumDays, "0"), (.minimumDays, "seven"), (.quiet, "yes"), (.failOn, "errors"),
    (.parameter, "Days"), (.parameter, "=7"), (.report, "sarif="), (.report, "pdf=a.pdf"),
  ])
  func `refuses a variable`(_ setting: Setting, _ text: String) {
    #expect(throws: SettingMismatch.self) { try setting.form.value(ofVariable: text) }
  }

  @Test func `names variables by one rule`() {
    #expect(Setting.minimumDays.variable == "ELASTICACHE_LINT_MINIMUM_DAYS")
    #expect(Setting.format.variable == "ELASTICACHE_LINT_FORMAT")
  }

  // MARK: Resources

  @Test(arguments: [
    ("Pages", "Pages", true), ("Pages", "Pages2", false), ("Pages*", "Pages2", true),
    ("*", "", true), ("", "", true), ("", "a", false), ("a*b*c", "a1b2c", true),
    ("a*b*c", "abbcc", true), ("a*bc*c", "abc", false), ("a*a", "a", false),
    ("*.aws_elasticache_*", "module.x[\"a.b\"].aws_elasticache_cluster.this[0]", true),
    ("aws_elasticache_cluster.this[0]", "aws_elasticache_cluster.this[0]", true),
    ("aws_elasticache_cluster.this[0]", "aws_elasticache_cluster.this0", false),
    ("**é", "caf\u{E9}", true),
  ])
  func `matches resources`(_ pattern: String, _ name: String, _ isMatch: Bool) {
    #expect(ResourcePattern(pattern).matches(Array(name.utf8)) == isMatch)
  }
}
