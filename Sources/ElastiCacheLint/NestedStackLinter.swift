internal import LintDiagnostics
internal import LintModel
internal import LintRules
internal import LintSyntax
internal import LintText

/// Lints the templates of nested stacks with the parameters given by their parents.
struct NestedStackLinter {
  let loader: Linter.TemplateLoader?
  let options: Linter.Options

  /// The maximum nesting depth of stacks.
  static let depthLimit = 10

  /// The chain of stacks from the input to a nested template.
  private struct Chain {
    /// The paths of all templates in the chain, including the first.
    var paths: [Text]
    /// The logical IDs of the stacks in the chain.
    var ids: [Text] = []
    /// The places where each of them is deployed.
    var explanations: [RelatedPlace] = []
  }

  /// Lints nested stacks.
  ///
  /// - Parameters:
  ///   - isNoted: whether to report stacks that cannot be examined; a template that names no cache
  ///     itself is irrelevant until one is found in its nested stacks.
  ///   - budget: the remaining budget.
  ///   - suppressions: the suppressions of the file.
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
        // Reported once, even if no cache was found yet: the remaining stacks may have some.
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

  /// Lints the template of one nested stack; false if the file is not a template.
  private func lint(
    _ child: SourceFile,
    _ stack: NestedStack,
    chain: Chain,
    _ budget: inout NestedStackBudget,
    into report: inout FileReport,
  ) -> Bool {
    guard let (extractions, error, lines) = read(child, stack, &budget) else {
      // Not an error: the stack is never deployed, the budget is exceeded, or the template names no
      // cache.
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

  /// Lints a child without parameter values, since another parent may give others.
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
      // A document may have no caches in one scenario and some in another.
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
  /// Adds the report of another input.
  fileprivate mutating func add(_ other: FileReport) {
    caches += other.caches
    diagnostics += other.diagnostics
    suppressed += other.suppressed
    suppressions.merge(other.suppressions, uniquingKeysWith: SuppressionUse.merged)
    nestedPaths.formUnion(other.nestedPaths)
  }

  /// Returns this report with more explaining places.
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
  /// Returns this diagnostic with more explaining places.
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
