internal import LintDiagnostics
internal import LintModel
internal import LintRules
internal import LintSyntax
internal import LintText

/// Lints the templates of nested stacks with the parameters that their parents give them.
struct NestedStackLinter {
  let loader: Linter.TemplateLoader?
  let options: Linter.Options

  /// How deep stacks may be nested in one another.
  static let depthLimit = 10

  /// The way from the template that was found to a nested one.
  private struct Chain {
    /// The paths of all templates on the way, the first one included.
    var paths: [Text]
    /// The logical IDs of the stacks on the way.
    var ids: [Text] = []
    /// Where each of them is deployed.
    var explanations: [RelatedPlace] = []
  }

  /// Lints nested stacks.
  ///
  /// - Parameters:
  ///   - isNoted: whether to say of what cannot be looked into; a template that names no cache
  ///     itself is not ours until one is found behind it.
  ///   - budget: how much is still looked into.
  ///   - suppressions: what is accepted of what is said of the file.
  func lint(
    _ stacks: [NestedStack],
    of file: SourceFile,
    _ lines: LineIndex,
    isNoted: Bool,
    _ budget: inout NestedStackBudget,
    _ suppressions: inout Suppressions,
    into report: inout FileReport,
  ) {
    let chain = Chain(paths: [Text(file.path)])
    lint(
      stacks,
      of: file,
      lines,
      isNoted: isNoted,
      chain: chain,
      &budget,
      &suppressions,
      into: &report,
    )
  }

  private func lint(
    _ stacks: [NestedStack],
    of file: SourceFile,
    _ lines: LineIndex,
    isNoted: Bool,
    chain: Chain,
    _ budget: inout NestedStackBudget,
    _ suppressions: inout Suppressions,
    into report: inout FileReport,
  ) {
    for stack in stacks {
      let place = Place(path: file.path, range: stack.range, lines: lines)
      func note(_ problem: String, help: String = "lint its own template as well") {
        let message = "nested stack '\(stack.id)' is not examined: \(problem)"
        let note = self.note(message, help: help, place)
        report.add(note, at: SuppressionSite(note), &suppressions)
      }
      if let excess = budget.excess {
        // Told once, and whether or not a cache was found so far: the rest may have some.
        if budget.isNews() { note("\(excess); those that follow are not examined either") }
        return
      }
      let child: SourceFile
      do throws(UnreadTemplate) {
        guard let found = try loader?(stack.templatePath.string, file.path) else {
          if isNoted { note("there is no '\(stack.templatePath)'", help: Self.pathHelp) }
          continue
        }
        child = found
      } catch {
        if isNoted || error.isHidden { note("'\(stack.templatePath)' \(error.reason)") }
        continue
      }
      guard !chain.paths.contains(Text(child.path)) else {
        if isNoted { note("stacks are nested in a circle") }
        continue
      }
      guard chain.ids.count < Self.depthLimit else {
        if isNoted { note("stacks are nested more than \(Self.depthLimit) deep") }
        continue
      }
      var next = chain
      next.paths.append(Text(child.path))
      next.ids.append(stack.id)
      next.explanations.append(
        RelatedPlace(message: "nested stack '\(stack.id)' is deployed here", place: place)
      )
      let isTemplate = lint(child, stack, chain: next, &budget, into: &report)
      if !isTemplate, isNoted {
        note("'\(stack.templatePath)' is no template", help: Self.pathHelp)
      }
      if let excess = budget.excess, budget.isNews() {
        note("\(excess); those that follow are not examined either")
        return
      }
    }
  }

  /// Lints the template of one nested stack; false if the file is no template.
  private func lint(
    _ child: SourceFile,
    _ stack: NestedStack,
    chain: Chain,
    _ budget: inout NestedStackBudget,
    into report: inout FileReport,
  ) -> Bool {
    guard let (extractions, error, lines) = read(child, stack, &budget) else {
      // A stack may never be deployed, a template may name no cache, and a budget may be exceeded.
      return stack.deployments.isEmpty || budget.excess != nil
        || Reading.mayBeTemplate(child.text)
    }
    report.nestedPaths.insert(Text(child.path))
    var own = FileReport()
    if let error { own.diagnostics.append(.unreadable(error, in: child, lines)) }
    var inner = FileReport()
    for var extraction in extractions {
      for index in extraction.caches.indices {
        extraction.caches[index].stackPath = chain.ids
      }
      var suppressions = Suppressions(extraction.suppressions, for: child.path, options)
      if error != nil { suppressions.leaveAllOpen() }
      own.add(extraction, of: child, lines, minimumDays: options.minimumDays, &suppressions)
      lint(
        extraction.nestedStacks,
        of: child,
        lines,
        isNoted: true,
        chain: chain,
        &budget,
        &suppressions,
        into: &inner,
      )
      own.close(suppressions)
    }
    if own.hasUnusedSuppressions {
      own.leaveOpen(whatIsUsedIn: alone(child))
    }
    report.add(own.explained(by: chain.explanations))
    report.add(inner)
    return true
  }

  /// What is said of a child whatever its parent gives it, since another may give it something else.
  private func alone(_ child: SourceFile) -> FileReport {
    var report = FileReport()
    guard case .read(let extractions, _, let lines) = Reading(child, ParameterValues()).outcome
    else { return report }
    for extraction in extractions {
      var suppressions = Suppressions(extraction.suppressions, for: child.path, options)
      report.add(extraction, of: child, lines, minimumDays: options.minimumDays, &suppressions)
      report.close(suppressions)
    }
    return report
  }

  /// Reads a child in every scenario in which its parent deploys it.
  private func read(
    _ child: SourceFile,
    _ stack: NestedStack,
    _ budget: inout NestedStackBudget,
  ) -> (extractions: [Extraction], error: SyntaxError?, lines: LineIndex)? {
    var result: (extractions: [Extraction], error: SyntaxError?, lines: LineIndex)?
    for deployment in stack.deployments {
      guard budget.take(child.path, size: child.text.bytes.count) else { break }
      guard
        case .read(let extractions, let error, let lines) =
          Reading(child, deployment.parameters).outcome
      else { continue }
      for extraction in extractions {
        budget.take(caches: extraction.caches.count, effort: extraction.effort)
      }
      let deployed = extractions.map { $0.deployed(by: deployment, of: stack.id) }
      guard result != nil else {
        result = (deployed, error, lines)
        continue
      }
      // A document may come to nothing in one scenario and to caches in another.
      for (index, extraction) in deployed.enumerated() {
        if index < result?.extractions.count ?? 0 {
          result?.extractions[index].merge(extraction)
        } else {
          result?.extractions.append(extraction)
        }
      }
    }
    return result
  }

  private static let pathHelp = "correct the path of the template"

  private func note(_ message: String, help: String, _ place: Place) -> Diagnostic {
    Diagnostic(
      rule: Rules.notExamined.name,
      severity: .note,
      message: message,
      help: help,
      place: place,
    )
  }
}

extension FileReport {
  /// Adds what is said of another input.
  fileprivate mutating func add(_ other: FileReport) {
    caches += other.caches
    diagnostics += other.diagnostics
    suppressed += other.suppressed
    suppressions.merge(other.suppressions, uniquingKeysWith: SuppressionUse.merged)
    nestedPaths.formUnion(other.nestedPaths)
  }

  /// The same report with more places that explain what is said.
  fileprivate func explained(by places: [RelatedPlace]) -> FileReport {
    var report = self
    report.diagnostics = diagnostics.map { $0.explained(by: places) }
    report.suppressed = suppressed.map {
      SuppressedDiagnostic($0.diagnostic.explained(by: places), by: $0.suppression)
    }
    return report
  }
}

extension Diagnostic {
  /// The same diagnostic with more places that explain it.
  fileprivate func explained(by places: [RelatedPlace]) -> Diagnostic {
    Diagnostic(
      rule: rule,
      severity: severity,
      message: message,
      help: help,
      place: place,
      inputPath: inputPath,
      related: related + places,
      resource: resource,
      scenario: scenario,
      cause: cause,
    )
  }
}
