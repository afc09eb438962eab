internal import ElastiCacheLint
internal import LintText

/// Compares the given parameters with those that the inputs of a run declare.
struct ParameterCheck {
  /// The reports of the run by path.
  let reports: [JudgedInput]

  /// The paths of nested templates, whose parents pass their own values.
  let nested: Set<Text>

  /// Handles warnings.
  let notify: (Message) -> Void

  /// Reports given values that a template rejects.
  func refuseValues() throws(UsageError) {
    let lines = reports.filter { !nested.contains(Text($0.path)) }.flatMap { input in
      input.report.parameters.refusals.map { refusal -> Message in
        let source = refusal.source?.description ?? "parameters"
        let value = refusal.value.map { " '\($0)'" } ?? ""
        return
          "\(source): value\(value) of parameter '\(refusal.parameter)' \(refusal.reason), so '\(input.path)' refuses it"
      }
    }
    let variableLines = reports.flatMap(\.report.configuration.variables.refusals).map {
      refusal -> Message in
      let value = refusal.value.map { " '\($0)'" } ?? ""
      let (path, start) = (refusal.declaration.path, refusal.declaration.range.lowerBound)
      return
        "--var: variable '\(refusal.variable)', declared at \(path):\(start.line), refuses the value\(value): \(refusal.reason)"
    }
    if !(lines + variableLines).isEmpty { throw UsageError(Message(lines: lines + variableLines)) }
  }

  /// Reports given names that no input declares: an error for `--parameter`, a warning for
  /// parameter files, which templates may share.
  ///
  /// Other settings, such as those of a configuration, apply to more inputs than those of one run.
  ///
  /// - Parameter files: the parameter files that the command line names.
  func checkNames(of given: ParameterValues, files: Set<String>) throws(UsageError) {
    guard reports.contains(where: { $0.report.skipReason == nil }) else { return }
    let known = reports.reduce(into: Set(PseudoParameter.givableNames)) {
      $0.formUnion($1.report.parameters.names)
    }
    let unknown = given.names.filter { !known.contains($0) }
    let candidates = known.sorted().map(\.string)
    let wrong = unknown.filter { given.source(of: $0) == .named("--parameter") }
    guard wrong.isEmpty else {
      throw UsageError(
        Message(lines: wrong.map { problem(of: $0, given: "--parameter", candidates) })
      )
    }
    let lines = unknown.compactMap { name -> Message? in
      guard let source = given.source(of: name), case .line(let place) = source,
        files.contains(place.path)
      else { return nil }
      return "Warning: \(problem(of: name, given: source.description, candidates))"
    }
    writeWarning(lines)
  }

  /// Reports given variables that no root module declares: an error for `--var`, a warning for
  /// variable files, which root modules may share.
  ///
  /// - Parameters:
  ///   - names: the variables that the command line gives.
  ///   - files: the variable files that the command line names.
  func checkVariables(_ names: [Text], files: Set<String>) throws(UsageError) {
    let roots = reports.map(\.report.configuration.variables)
    let known = roots.reduce(into: Set()) { $0.formUnion($1.names) }
    let candidates = known.sorted().map(\.string)
    func problem(_ name: Text, given source: String) -> Message {
      let near = NearName.of(name.string, in: candidates).map { "; did you mean '\($0)'?" } ?? ""
      return "\(source): no root module that was linted declares variable '\(name)'\(near)"
    }
    let wrong = names.filter { !known.contains($0) }
    guard wrong.isEmpty else {
      throw UsageError(Message(lines: wrong.map { problem($0, given: "--var") }))
    }
    let undeclared = roots.reduce(into: [:]) { $0.merge($1.undeclared) { first, _ in first } }
    let lines = undeclared.sorted { $0.key < $1.key }
      .filter { !known.contains($0.key) && files.contains($0.value.path) }
      .map { name, place -> Message in
        let line = "\(place.path):\(place.range.lowerBound.line)"
        return "Warning: \(problem(name, given: line))"
      }
    writeWarning(lines)
  }

  private func problem(
    of name: Text,
    given source: String,
    _ candidates: [String],
  ) -> Message {
    // Only the parent passes values to a nested stack.
    if reports.contains(where: { $0.report.nestedParameters.contains(name) }) {
      return
        "\(source): no linted template declares parameter '\(name)' but nested ones, which take what their parents pass in 'Parameters'"
    }
    let near = NearName.of(name.string, in: candidates).map { "; did you mean '\($0)'?" } ?? ""
    return "\(source): no linted template declares parameter '\(name)'\(near)"
  }

  /// Writes the first warning, with the number of others.
  private func writeWarning(_ lines: [Message]) {
    guard let first = lines.first else { return }
    let rest = lines.count - 1
    notify(rest == 0 ? first : "\(first) (and \(rest) more of that kind)")
  }
}
