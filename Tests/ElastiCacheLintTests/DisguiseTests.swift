import ElastiCacheLint
import Testing

/// What a template says does not depend on how it is dressed.
struct DisguiseTests {
  @Test(arguments: Disguise.allCases)
  func `finds the same in every fixture`(_ disguise: Disguise) {
    var tried = 0
    for fixture in Fixture.all {
      guard let contents = disguise.apply(to: fixture) else { continue }
      tried += 1
      let plain = fixture.lint()
      let disguised = fixture.lint(contents)
      #expect(
        disguised.diagnostics.map(ExpectedFinding.init)
          == plain.diagnostics.map { ExpectedFinding($0).moved(down: disguise.addedLines) },
        "\(fixture) with \(disguise)",
      )
      #expect(
        disguised.suppressed.map(ExpectedSuppression.init)
          == plain.suppressed.map { ExpectedSuppression($0).moved(down: disguise.addedLines) },
        "\(fixture) with \(disguise)",
      )
      #expect(
        disguised.caches.map(ExpectedVerdict.init)
          == plain.caches.map { ExpectedVerdict($0).moved(down: disguise.addedLines) },
        "\(fixture) with \(disguise)",
      )
    }
    print("disguise \(disguise): \(tried) of \(Fixture.all.count) fixtures")
    #expect(tried > 50)
  }

  /// Short forms become long ones, plain scalars become typed JSON, and resources change places.
  @Test func `finds the same in YAML rewritten as JSON in another order`() {
    var tried = 0
    for fixture in Fixture.all where fixture.path.hasSuffix(".yaml") {
      guard let json = JSONDisguise.json(of: fixture) else { continue }
      tried += 1
      let plain = fixture.lint()
      let disguised = fixture.lint([UInt8](json.utf8))
      #expect(
        disguised.caches.map(Self.summary).sorted() == plain.caches.map(Self.summary).sorted(),
        "\(fixture):\n\(json)",
      )
      #expect(
        disguised.diagnostics.map(Self.summary).sorted()
          == plain.diagnostics.map(Self.summary).sorted(),
        "\(fixture):\n\(json)",
      )
      #expect(
        disguised.suppressed.map { Self.summary($0.diagnostic) }.sorted()
          == plain.suppressed.map { Self.summary($0.diagnostic) }.sorted(),
        "\(fixture):\n\(json)",
      )
    }
    print("disguise as JSON: \(tried) fixtures")
    #expect(tried > 30)
  }

  private static func summary(_ cache: JudgedCache) -> String {
    "\(cache.identity) \(cache.verdict) \(String(describing: cache.days))"
  }

  private static func summary(_ diagnostic: Diagnostic) -> String {
    "\(diagnostic.severity) \(diagnostic.rule) \(String(describing: diagnostic.resource))"
  }
}

extension ExpectedFinding {
  fileprivate func moved(down lines: Int) -> ExpectedFinding {
    // Messages that name a line move as well.
    ExpectedFinding(
      line: line
        + (column == 1 && line == 1 && isAboutWholeFile ? 0 : lines),
      column: column,
      severity: severity,
      rule: rule,
      message: rule == "duplicate-key" ? movedMessage(lines) : message,
    )
  }

  private var isAboutWholeFile: Bool { message.hasPrefix("this is ") && message.contains("plan") }

  private func movedMessage(_ lines: Int) -> String {
    guard let match = message.firstMatch(of: /line (\d+)$/), let number = Int(match.1) else {
      return message
    }
    return message.replacing(/line \d+$/, with: "line \(number + lines)")
  }
}

extension ExpectedVerdict {
  fileprivate func moved(down lines: Int) -> ExpectedVerdict {
    ExpectedVerdict(line: line + lines, verdict: verdict, days: days)
  }
}
