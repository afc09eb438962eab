internal import CloudFormation
internal import LintDiagnostics
internal import LintFixes
internal import LintModel
internal import LintRules
internal import LintScenarios
internal import LintSyntax
internal import LintText

/// Lints the templates of nested stacks with the parameters given by their parents.
struct NestedStackLinter {
  let sources: (any SourceProvider)?
  let linter: Linter

  private var options: Linter.Options { linter.options }

  /// The maximum nesting depth of stacks.
  static let depthLimit = 10

  /// The chain of stacks from the input to a nested template.
  struct Chain {
    /// The paths of all templates in the chain, including the first.
    var paths: [Text]
    /// The logical IDs of the stacks in the chain.
    var ids: [Text] = []
    /// The places where each of them is deployed.
    var explanations: [RelatedPlace] = []
    /// The suppressions at these places.
    var suppressions: [WrittenSuppression] = []
    /// The lines where stacks are declared in templates.
    var declarations: [LineRange] = []
    /// Whether the innermost template is written in another document.
    var isInline = false
    /// The block of a configuration that declares the outermost stack; nil in other inputs.
    var block: NestedStack.Block?
  }

  /// Lints nested stacks.
  ///
  /// - Parameters:
  ///   - written: the suppressions of the file as written, some of which reach nested templates.
  ///   - budget: the remaining budget.
  ///   - suppressions: the suppressions of the file.
  /// - Returns: the duplicate keys on which verdicts of the stacks depend.
  func lint(
    _ stacks: [NestedStack],
    writtenIn written: [WrittenSuppression],
    of file: SourceFile,
    _ lines: LineIndex,
    _ budget: inout NestedStackBudget,
    _ suppressions: inout Suppressions,
    into report: inout FileReport,
  ) -> Set<Range<Int>> {
    let chain = Chain(paths: [Text(file.path)])
    return lint(
      stacks,
      writtenIn: written,
      of: file,
      lines,
      chain: chain,
      &budget,
      &suppressions,
      into: &report,
    )
  }

  private func lint(
    _ stacks: [NestedStack],
    writtenIn written: [WrittenSuppression],
    of file: SourceFile,
    _ lines: LineIndex,
    chain: Chain,
    _ budget: inout NestedStackBudget,
    _ suppressions: inout Suppressions,
    into report: inout FileReport,
  ) -> Set<Range<Int>> {
    var decisive: Set<Range<Int>> = []
    var start: FileReport.Start?
    for stack in stacks {
      let place =
        stack.block?.header ?? Place(path: file.path, bytes: stack.range, lines: lines)
      // A parent without a cache may deploy anything, so most notes wait for a cache.
      func note(
        _ problem: String,
        help: String = "lint its own template as well",
        isTentative: Bool = true,
      ) {
        let message = "nested stack '\(stack.id)' is not examined: \(problem)"
        let note = self.note(message, help: help, place)
        report.hasUnexaminedStacks = true
        if isTentative {
          report.addTentatively(note, &suppressions)
        } else {
          report.add(note, at: SuppressionSite(note), &suppressions)
        }
      }
      if let excess = budget.excess {
        // Reported once, even if no cache was found yet: the remaining stacks may have some.
        if budget.takeUnreported() {
          note("\(excess); those that follow are not examined either", isTentative: false)
        }
        return decisive
      }
      let child: SourceFile
      if let file = stack.file {
        child = file
      } else if let body = stack.body {
        let path = "\(file.path)#\(stack.templatePath)"
        child = SourceFile(path: path, text: body.text, isNamed: false)
      } else {
        do throws(UnreadSource) {
          let written = stack.templatePath.string
          let path = stack.isUploaded ? written : IncludedSnippets.path(written, besides: file.path)
          guard let found = try sources?.file(at: path, from: file.path) else {
            report.missingPaths.insert(Text(path))
            if chain.isInline {
              note(
                "'\(stack.templatePath)' is a local path, which CloudFormation refuses in a template"
                  + " that 'aws cloudformation package' did not write",
                help: "write the address to which the template is uploaded"
              )
            } else {
              note("there is no '\(stack.templatePath)'", help: Self.pathHelp)
            }
            continue
          }
          child = found
        } catch {
          note("'\(stack.templatePath)' \(error.reason)", isTentative: !error.isHidden)
          continue
        }
      }
      guard !chain.paths.contains(Text(child.path)) else {
        note("stacks are nested in a circle")
        continue
      }
      guard chain.ids.count < Self.depthLimit else {
        note("stacks are nested more than \(Self.depthLimit) deep")
        continue
      }
      // A plan has addresses.
      let kind = stack.id.contains(".") ? "stack" : "nested stack"
      var next = chain
      next.paths.append(Text(child.path))
      next.isInline = stack.body != nil && !stack.isResource
      if !stack.isResource {
        next.ids.append(stack.id)
        next.explanations.append(
          RelatedPlace(message: "\(kind) '\(stack.id)\(Diagnostic.deployedHere)", place: place)
        )
      }
      next.add(stack, written, of: file, lines)
      var inner = FileReport()
      let included =
        stack.body == nil
        ? sources.flatMap { IncludedSnippets(child, $0, &inner.missingPaths) } : nil
      let result = lint(
        included?.file ?? child,
        stack,
        of: file,
        lines,
        chain: next,
        &budget,
        into: &inner
      )
      if start?.id != stack.id { start = FileReport.Start(stack.id, in: report) }
      let own =
        (stack.file == nil ? stack.body : nil).map { body in
          inner.relocated(from: child.path) { range in
            body.place(of: range.offsets, in: file.path, lines)
          }
        } ?? included?.relocated(inner) ?? inner
      if stack.block != nil, let start {
        report.merge(own, since: start)
      } else {
        report.add(own)
      }
      if let duplicate = stack.duplicate, !inner.caches.isEmpty { decisive.insert(duplicate) }
      if let declared = result.parameters {
        for note in notes(on: stack, declared, of: file, lines) {
          report.addTentatively(note, &suppressions)
        }
      }
      if !result.isTemplate {
        note("'\(stack.templatePath)' is not a template", help: Self.pathHelp)
      }
      if let excess = budget.excess, budget.takeUnreported() {
        note("\(excess); those that follow are not examined either", isTentative: false)
        return decisive
      }
    }
    return decisive
  }

  /// Notes on the parameters that a parent passes and its stack does not declare.
  private func notes(
    on stack: NestedStack,
    _ declared: Set<Text>,
    of file: SourceFile,
    _ lines: LineIndex,
  ) -> [Diagnostic] {
    let unknown = stack.passedParameters.filter { !declared.contains($0.name) }
    let candidates = unknown.isEmpty ? [] : declared.sorted().map(\.string)
    // CloudFormation allows 200 parameters, so a template with thousands is not worth a note on each.
    return unknown.prefix(Self.noteLimit).map { parameter in
      note(
        "CloudFormation refuses nested stack '\(stack.id)': '\(stack.templatePath)' declares no"
          + " parameter '\(parameter.name)'",
        help: NearName.of(parameter.name.string, in: candidates).map { "did you mean '\($0)'?" }
          ?? "declare it there, or do not pass it",
        Place(path: file.path, bytes: parameter.range, lines: lines),
      )
    }
  }

  /// The maximum number of notes on undeclared parameters of one stack.
  private static let noteLimit = 8

  /// Lints the template of one nested stack.
  ///
  /// - Returns: whether the file is a template, and its parameters as far as they are known.
  private func lint(
    _ child: SourceFile,
    _ stack: NestedStack,
    of parent: SourceFile,
    _ parentLines: LineIndex,
    chain: Chain,
    _ budget: inout NestedStackBudget,
    into report: inout FileReport,
  ) -> (isTemplate: Bool, parameters: Set<Text>?) {
    func place(_ range: Range<Int>) -> Place {
      Place(path: parent.path, bytes: range, lines: parentLines)
    }
    guard let (extractions, error, lines) = read(child, stack, place, &budget) else {
      // Not an error: the stack is never deployed, the budget is exceeded, or the template names no
      // cache.
      let isTemplate =
        stack.deployments.isEmpty || budget.excess != nil || mayBeTemplate(child.text)
      return (isTemplate, nil)
    }
    let isMentioned = isMentioned(child.text)
    var own = FileReport()
    if stack.body == nil || stack.file != nil {
      report.nestedPaths.insert(Text(child.path))
      own.texts[Text(child.path)] = ParsedText(child.text)
    }
    if let error { own.diagnostics.append(linter.unreadable(error, in: child, lines)) }
    var inner = FileReport()
    for var extraction in extractions {
      for index in extraction.caches.indices {
        chain.complete(&extraction.caches[index], in: child, lines)
      }
      extraction.locate(in: child, lines, sources)
      let written = extraction.suppressions + chain.suppressions
      var suppressions = Suppressions(written, for: child.path, options)
      if error != nil { suppressions.leaveAllOpen() }
      let duplicates = lint(
        extraction.nestedStacks,
        writtenIn: extraction.suppressions,
        of: child,
        lines,
        chain: chain,
        &budget,
        &suppressions,
        into: &inner,
      )
      extraction.markDecisive(duplicates)
      own.add(
        extraction,
        of: child,
        lines,
        isMentioned: isMentioned,
        minimumDays: options.minimumDays,
        findsSources: options.findsSources,
        &suppressions,
      )
      own.nestedParameters.formUnion(extraction.parameterNames ?? [])
      own.close(suppressions)
    }
    if own.hasUnusedSuppressions {
      own.leaveOpen(whatIsUsedIn: alone(child))
    }
    report.add(own.explained(by: chain.explanations))
    report.add(inner)
    return (true, extractions.count == 1 ? extractions[0].parameterNames : nil)
  }

  /// Lints a child without parameter values, since another parent may give others.
  private func alone(_ child: SourceFile) -> FileReport {
    var report = FileReport()
    guard let contents = linter.with(ParameterValues()).read(child).contents else { return report }
    for var extraction in contents.extractions {
      extraction.locate(in: child, contents.lines, sources)
      var suppressions = Suppressions(extraction.suppressions, for: child.path, options)
      report.add(
        extraction,
        of: child,
        contents.lines,
        isMentioned: true,
        minimumDays: options.minimumDays,
        &suppressions,
      )
      report.close(suppressions)
    }
    return report
  }

  /// Reads a child in every scenario in which its parent deploys it.
  ///
  /// - Parameter place: returns the place of some bytes of the parent.
  private func read(
    _ child: SourceFile,
    _ stack: NestedStack,
    _ place: (Range<Int>) -> Place,
    _ budget: inout NestedStackBudget,
  ) -> (extractions: [Extraction], error: SyntaxError?, lines: LineIndex)? {
    var result: (extractions: [Extraction], error: SyntaxError?, lines: LineIndex)?
    for deployment in stack.deployments {
      guard budget.charge(child.path, size: child.text.bytes.count) else { break }
      let values = stack.parameters(in: deployment, place)
      guard
        let contents = linter.with(values).read(child).contents
          ?? CloudFormationDialect(
            given: values,
            templates: TemplateFolders(options.templateFolders)
          )
          .readNested(child)
      else { continue }
      for extraction in contents.extractions {
        budget.charge(caches: extraction.caches.count, effort: extraction.effort)
      }
      let deployed = contents.extractions.map { $0.deployed(by: deployment, of: stack.id) }
      guard result != nil else {
        result = (deployed, contents.error, contents.lines)
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

  private func isMentioned(_ text: SourceText) -> Bool {
    let search = CacheSearch(text)
    return linter.dialects().contains { $0.mention(in: search) == .certain }
  }

  /// Whether a text that names no cache may be a template: every template names its resources.
  private func mayBeTemplate(_ text: SourceText) -> Bool {
    !isMentioned(text) && text.contains("Resources") && TemplateReader().read(text).error == nil
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

extension Extraction {
  /// Makes errors of the remarks on some duplicate keys.
  mutating func markDecisive(_ duplicates: Set<Range<Int>>) {
    guard !duplicates.isEmpty else { return }
    remarks = remarks.map { remark in
      guard case .duplicateKey = remark.kind, duplicates.contains(remark.range) else {
        return remark
      }
      return remark.replacing(.duplicateKey(isDecisive: true))
    }
  }
}
