internal import LintDiagnostics
internal import LintModel
internal import LintRules
internal import LintSyntax

/// Lints the templates of nested stacks with the parameters that their parents give them.
struct NestedStackLinter {
  let loader: Linter.TemplateLoader?
  let minimumDays: Int

  /// How deep stacks may be nested in one another.
  private static let depthLimit = 10

  /// The way from the template that was found to a nested one.
  private struct Chain {
    /// The paths of all templates on the way, the first one included.
    var paths: [String]
    /// The logical IDs of the stacks on the way.
    var ids: [String] = []
    /// Where each of them is deployed.
    var explanations: [RelatedPlace] = []
  }

  /// Lints nested stacks.
  ///
  /// - Parameters:
  ///   - isNoted: whether to say of what cannot be looked into; a template that names no cache
  ///     itself is not ours until one is found behind it.
  func lint(
    _ stacks: [NestedStack],
    of file: SourceFile,
    _ lines: LineIndex,
    isNoted: Bool,
    into report: inout FileReport,
  ) {
    let chain = Chain(paths: [file.path])
    lint(stacks, of: file, lines, isNoted: isNoted, chain: chain, into: &report)
  }

  private func lint(
    _ stacks: [NestedStack],
    of file: SourceFile,
    _ lines: LineIndex,
    isNoted: Bool,
    chain: Chain,
    into report: inout FileReport,
  ) {
    for stack in stacks {
      let place = Place(path: file.path, range: stack.range, lines: lines)
      guard let child = loader?(stack.templatePath, file.path) else {
        if isNoted {
          report.diagnostics.append(
            note(
              "nested stack '\(stack.id)' is not examined: there is no '\(stack.templatePath)'",
              place
            )
          )
        }
        continue
      }
      guard !chain.paths.contains(child.path), chain.ids.count < Self.depthLimit else {
        if isNoted {
          report.diagnostics.append(
            note("nested stack '\(stack.id)' is not examined: stacks are nested in a circle", place)
          )
        }
        continue
      }
      var next = chain
      next.paths.append(child.path)
      next.ids.append(stack.id)
      next.explanations.append(
        RelatedPlace(message: "nested stack '\(stack.id)' is deployed here", place: place)
      )
      lint(child, stack, chain: next, into: &report)
    }
  }

  private func lint(
    _ child: SourceFile,
    _ stack: NestedStack,
    chain: Chain,
    into report: inout FileReport,
  ) {
    guard let (extractions, error, lines) = read(child, stack) else { return }
    report.nestedPaths.insert(child.path)
    var own = FileReport()
    for var extraction in extractions {
      for index in extraction.caches.indices {
        extraction.caches[index].stackPath = chain.ids
      }
      own.add(extraction, of: child, lines, minimumDays: minimumDays)
    }
    if let error { own.diagnostics.append(.unreadable(error, in: child, lines)) }
    report.caches += own.caches
    report.diagnostics += own.diagnostics.map { $0.explained(by: chain.explanations) }
    for extraction in extractions {
      lint(extraction.nestedStacks, of: child, lines, isNoted: true, chain: chain, into: &report)
    }
  }

  /// Reads a child in every scenario in which its parent deploys it.
  private func read(
    _ child: SourceFile,
    _ stack: NestedStack,
  ) -> (extractions: [Extraction], error: SyntaxError?, lines: LineIndex)? {
    var result: (extractions: [Extraction], error: SyntaxError?, lines: LineIndex)?
    for deployment in stack.deployments {
      guard
        case .read(let extractions, let error, let lines) =
          Reading(child, deployment.parameters).outcome
      else { continue }
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

  private func note(_ message: String, _ place: Place) -> Diagnostic {
    Diagnostic(
      rule: Rules.notExamined.name,
      severity: .note,
      message: message,
      help: "lint its own template as well",
      place: place,
    )
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
      related: related + places,
      resource: resource,
      scenario: scenario,
      cause: cause,
    )
  }
}
