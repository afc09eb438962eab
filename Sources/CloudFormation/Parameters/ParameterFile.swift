internal import LintDiagnostics
public import LintModel
internal import LintSyntax
public import LintText

/// A file that gives values to parameters, in one of the forms that deployments use.
///
/// - A list of `{"ParameterKey": …, "ParameterValue": …}`, as `aws cloudformation create-stack`
///   takes it, or of `"Name=Value"`, as `aws cloudformation deploy` takes it.
/// - An object with the parameters as its members.
/// - An object whose member `Parameters` has them, as CodePipeline, `.deploy` files and
///   `--cli-input-json` have it, or `parameters`, as deployment files of Git sync have it.
/// - `samconfig.toml` and `samconfig.yaml`, of the AWS SAM CLI.
/// - `.taskcat.yml`, of taskcat.
///
/// All but `samconfig.toml` may be JSON or YAML.
///
/// ```swift
/// let text = try SourceText(contents: #"{"Parameters": {"Stage": "prod"}}"#.utf8)
/// var options = Linter.Options()
/// options.parameters.merge(try ParameterFile.values(in: text))
/// ```
public enum ParameterFile {
  /// The accepted forms, in one line.
  public static let acceptedForms =
    "a list of 'Name=Value' or of objects with ParameterKey and ParameterValue; an object of names"
    + " and values; an object with either as its 'Parameters' or 'parameters', as for CodePipeline,"
    + " --cli-input-json and Git sync; samconfig.toml; .taskcat.yml"

  /// Reads the values of a file.
  ///
  /// - Parameter path: the path to show with each value; nil to record no location.
  /// - Throws: ``ParameterFileError`` for text that cannot be read, or that has no such form.
  public static func values(
    in text: SourceText,
    path: String? = nil,
  ) throws(ParameterFileError) -> ParameterValues {
    let lines = LineIndex(text)
    let assignments: [ParameterAssignment]
    do throws(MalformedParameters) {
      assignments =
        TOMLReader.isMeant(by: text)
        ? try SAMConfiguration.assignments(inTOML: text) : try Self.assignments(in: text)
    } catch {
      throw ParameterFileError(
        message: error.message,
        range: lines.range(error.range),
        hasAcceptedForm: error.hasAcceptedForm,
      )
    }
    if let (first, second) = assignments.contradiction {
      let line = lines.range(first.range).lowerBound.line
      throw ParameterFileError(
        message: "parameter '\(second.name)' has another value on line \(line); give it one value",
        range: lines.range(second.range),
        hasAcceptedForm: true,
      )
    }
    var values = ParameterValues()
    for assignment in assignments {
      let source = path.map { path in
        ParameterSource.line(
          Place(path: path, range: lines.range(assignment.range), excerpt: nil)
        )
      }
      switch assignment.value {
      case .text(let text): values.give(assignment.name, text, from: source)
      case .unknown(let reason):
        values.setUnknown(assignment.name, because: .malformed(Text(reason)))
      }
    }
    return values
  }

  /// Returns the environments of a configuration of the SAM CLI that give other values than
  /// `default`, which counts; none for any other file.
  package static func ignoredEnvironments(in text: SourceText) -> [String] {
    (try? SAMConfiguration.ignoredEnvironments(in: text)) ?? []
  }

  private static func assignments(
    in text: SourceText
  ) throws(MalformedParameters) -> [ParameterAssignment] {
    let reading = TemplateReader().read(text)
    if let error = reading.error {
      throw MalformedParameters(message: error.message, range: error.range)
    }
    guard let document = reading.documents.first, let root = document.root else {
      throw MalformedParameters(message: "the file is empty", range: 0..<0)
    }
    if let second = reading.documents.dropFirst().compactMap(\.root).first {
      throw MalformedParameters("the file has several documents; give one", at: second)
    }
    let assignments: [ParameterAssignment]
    switch root.kind {
    case .sequence: assignments = try ParameterAssignment.list(root)
    case .mapping: assignments = try self.assignments(inMembersOf: root)
    case .scalar:
      throw MalformedParameters("expected a list or an object of parameters", at: root)
    }
    // Two values of one parameter have a message of their own.
    let names = Set(assignments.map(\.name))
    if let duplicate = DuplicateKeys(in: document).all.first(where: { !names.contains($0.name) }) {
      let message = "key '\(duplicate.name)' is written twice; write it once"
      throw MalformedParameters(message: message, range: duplicate.key.range, hasAcceptedForm: true)
    }
    return assignments
  }

  private static func assignments(
    inMembersOf root: Node
  ) throws(MalformedParameters) -> [ParameterAssignment] {
    if let sops = root.entry("sops"), sops.value["mac"] != nil {
      throw MalformedParameters(
        message: "the file is encrypted with SOPS; decrypt it: sops -d FILE > VALUES",
        range: sops.key.range,
        hasAcceptedForm: true,
      )
    }
    if let taskcat = TaskcatConfiguration(root) { return try taskcat.assignments() }
    if let found = try SAMConfiguration.assignments(in: root) { return found }
    let values = [root.entry("Parameters"), root.entry("parameters")].compactMap(\.self)
      .filter { Self.hasValues($0.value) }
    if values.count > 1 {
      throw MalformedParameters(
        message: "the file has both 'Parameters' and 'parameters'; give one",
        range: values[1].key.range,
        hasAcceptedForm: true,
      )
    }
    switch values.first?.value {
    case .some(let list) where list.kind == .sequence: return try ParameterAssignment.list(list)
    case .some(let members) where members.kind == .mapping:
      return try ParameterAssignment.members(members)
    case .some(let text):
      return try ParameterAssignment.words(text.text?.string ?? "", range: text.range)
    case nil: break
    }
    // A deployment file of Git sync may have no parameters.
    if root["template-file-path"] != nil { return [] }
    return try ParameterAssignment.members(root)
  }

  /// Whether a member of an object has values of several parameters, and isn't the value of one.
  private static func hasValues(_ member: Node) -> Bool {
    let isAssignment = { (node: Node) in node.text?.contains("=") == true }
    return switch member.kind {
    case .mapping: true
    case .sequence: member.elements.allSatisfy { $0.kind == .mapping || isAssignment($0) }
    case .scalar: isAssignment(member)
    }
  }
}

extension [ParameterAssignment] {
  /// The first two assignments of different values to one parameter, or nil if no two differ.
  fileprivate var contradiction: (first: ParameterAssignment, second: ParameterAssignment)? {
    var known: [Text: ParameterAssignment] = [:]
    for assignment in self {
      if let first = known[assignment.name], first.value != assignment.value {
        return (first, assignment)
      }
      known[assignment.name] = assignment
    }
    return nil
  }
}
