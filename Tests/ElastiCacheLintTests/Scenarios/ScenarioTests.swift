import ElastiCacheLint
import LintTestSupport
import LintText
import Testing

/// Random templates, judged by the linter and by trying every scenario.
struct ScenarioTests {
  @Test(arguments: TemplateShape.allCases)
  func `judges as trying every scenario does`(_ shape: TemplateShape) throws {
    var tally = Tally()
    for seed in 1...Self.count {
      let template = Self.template(seed, shape)
      let spelling = TemplateWriter.Spelling.allCases[seed % 3]
      let options = Self.options(seed, template)
      guard let problem = try disagreement(on: template, spelling, options, &tally) else {
        continue
      }
      var ignored = Tally()
      let small = try shrink(template) {
        try disagreement(on: $0, spelling, options, &ignored) != nil
      }
      let last = try disagreement(on: small, spelling, options, &ignored) ?? problem
      let text = TemplateWriter(.shortYAML).text(of: small)
      Issue.record("\(shape), seed \(seed), given \(options.given): \(last)\n\(text)")
    }
    print("scenarios, \(shape): \(tally)")
    #expect(tally.caches > Self.count)
  }

  private static let count = 1_000

  /// What both judges are told.
  private struct Options {
    var given: [String: String] = [:]
    var minimumDays = 1
  }

  private static func template(_ seed: Int, _ shape: TemplateShape) -> GeneratedTemplate {
    var generator = TemplateGenerator(seed: UInt64(seed), shape)
    return generator.make()
  }

  private static func options(_ seed: Int, _ template: GeneratedTemplate) -> Options {
    var random = SeededGenerator(seed: UInt64(seed) << 32)
    var options = Options()
    if random.happens(20) { options.minimumDays = 7 }
    for parameter in template.parameters where parameter.kind != .storeKey && random.happens(15) {
      let values = parameter.allowed ?? ["dev", "prod", "0", "7", "2"].filter(parameter.takes)
      options.given[parameter.name] = random.pick(values)
    }
    if random.happens(10) { options.given["AWS::Region"] = "eu-west-1" }
    return options
  }

  // MARK: Comparing

  /// What the two judges do not agree on, or nil if they agree.
  private func disagreement(
    on template: GeneratedTemplate,
    _ spelling: TemplateWriter.Spelling,
    _ options: Options,
    _ tally: inout Tally,
  ) throws -> String? {
    let text = TemplateWriter(spelling).text(of: template)
    let report = try lint(text, options)
    let force = BruteForce(template, given: options.given, minimumDays: options.minimumDays)
    for cache in template.caches {
      guard let answer = force.answer(for: cache) else {
        tally.skipped += 1
        continue
      }
      tally.add(answer)
      let finding = report.diagnostics.first { $0.resource?.id == cache.name }
      guard let judged = report.caches.first(where: { $0.identity.id == cache.name }) else {
        return "\(cache.name) is not found"
      }
      let size = finding?.scenario?.count ?? 0
      guard answer.verdicts.contains(judged.verdict), finding?.severity == answer.severity,
        finding == nil || size == answer.size
      else {
        return "\(cache.name) should be \(answer), is \(judged.verdict), "
          + "\(finding.map { "\($0.severity): \($0.message) \($0.scenario ?? [:])" } ?? "no finding")"
      }
      if let scenario = finding?.scenario,
        let problem = try problem(in: scenario, judged, cache, template, text, options)
      {
        return problem
      }
    }
    return nil
  }

  /// Judges again with exactly the values of a scenario given.
  private func problem(
    in scenario: [String: String],
    _ judged: JudgedCache,
    _ cache: GeneratedTemplate.Cache,
    _ template: GeneratedTemplate,
    _ text: String,
    _ options: Options,
  ) throws -> String? {
    for (name, value) in scenario {
      guard let parameter = template.parameter(name) else { continue }
      if parameter.isSecret {
        return value == "(hidden)" ? nil : "\(cache.name) tells the secret \(name)"
      }
      // What it is compared with may be secret as well.
      if value == "(hidden)", template.parameters.contains(where: \.isSecret) { return nil }
      guard parameter.takes(value) else { return "\(name) cannot be '\(value)'" }
    }
    var options = options
    for (name, value) in scenario { options.given[name] = value }
    let report = try lint(text, options)
    let finding = report.diagnostics.first { $0.resource?.id == cache.name }
    let again = report.caches.first { $0.identity.id == cache.name }
    // Of what may be anything, one value is more than nothing.
    if judged.verdict == .undecided { return nil }
    let severity: Severity = judged.verdict == .unsupported ? .warning : .error
    guard again?.verdict == judged.verdict, finding?.severity == severity,
      finding?.scenario == nil
    else {
      return "\(cache.name) is \(judged.verdict) with \(scenario), but then "
        + "\(again?.verdict.rawValue ?? "gone"), \(finding.map { "\($0)" } ?? "no finding")"
    }
    return nil
  }

  private func lint(_ text: String, _ options: Options) throws -> FileReport {
    var linterOptions = Linter.Options()
    linterOptions.minimumDays = options.minimumDays
    linterOptions.parameters = ParameterValues(options.given)
    let text = try SourceText(contents: text.utf8)
    return Linter(linterOptions).lint(SourceFile(path: "generated.yaml", text: text, isNamed: true))
  }

  /// The smallest template near another that still goes wrong.
  private func shrink(
    _ template: GeneratedTemplate,
    _ isWrong: (GeneratedTemplate) throws -> Bool,
  ) rethrows -> GeneratedTemplate {
    var template = template
    while let next = try template.simpler.first(where: isWrong) { template = next }
    return template
  }

  /// What was tried.
  private struct Tally: CustomStringConvertible {
    var caches = 0
    var skipped = 0
    var scenarios = 0
    var largest = 0
    var answers: [String: Int] = [:]

    mutating func add(_ answer: BruteForce.Answer) {
      caches += 1
      scenarios += answer.scenarioCount
      largest = max(largest, answer.scenarioCount)
      let verdicts = answer.verdicts.map(\.rawValue).sorted().joined(separator: "/")
      let severity = answer.severity?.rawValue ?? "nothing"
      answers["\(verdicts) \(severity) by \(min(answer.size, 9))", default: 0] += 1
    }

    var description: String {
      "\(caches) caches (\(skipped) skipped), \(scenarios) scenarios, \(largest) at most; "
        + answers.sorted { $0.value > $1.value }.map { "\($0.key): \($0.value)" }
        .joined(separator: ", ")
    }
  }
}
