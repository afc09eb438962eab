internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// A template that an attribute of a configuration has in one scenario.
struct ConfiguredTemplate {
  private(set) var text: Text
  private(set) var locations: TemplateLocations

  /// The file that it is; nil for another text.
  private(set) var file: SourceFile?

  /// The parameters for values that are known only after apply.
  private(set) var unknown: [(name: Text, reason: Undecided)] = []

  /// Whether values in it must not be shown.
  let isSecret: Bool

  /// A variable that represents other values in the scenario, on which it depends.
  let placeholder: Text?

  /// A template, or the reason that it is not known.
  enum Result {
    case template(ConfiguredTemplate)
    case unknown(Undecided)
  }

  /// Evaluates an attribute; returns nil if it is null.
  ///
  /// - Parameter path: the keys that lead to the value in the template; none for a whole template.
  static func result(
    of attribute: WrittenAttribute,
    in module: ModuleInstance,
    _ repetition: Repetition,
    _ evaluation: ConfigurationEvaluation,
    at path: [Text] = [],
  ) throws(EvaluationError) -> Result? {
    let (value, uses) = try evaluation.valueWithUses(of: attribute, in: module, repetition)
    evaluation.recordUses(uses.names)
    let files = evaluation.files
    let expression = TemplateExpression(attribute, in: module, repetition, evaluation)
    let whole = files.place(files.firstLine(of: files.origin(of: attribute)))
    var locations = TemplateLocations(whole)
    var template = ConfiguredTemplate(
      text: "",
      locations: locations,
      isSecret: evaluation.isSecret(uses.names),
      placeholder: evaluation.placeholders(in: uses.names).first,
    )
    if let encoded = expression?.encodedValue {
      var encoding = TemplateEncoding(files, locations, at: path)
      if let reason = encoding.encode(encoded) { return .unknown(reason) }
      template.text = Text(decoding: encoding.bytes)
      template.locations = encoding.locations
      template.unknown = encoding.unknown
      return .template(template)
    }
    switch value.content {
    case .null: return nil
    case .unknown(let unknown): return .unknown(unknown.reason)
    case .string(let text): template.text = text
    case .boolean, .number, .tuple, .list, .set, .object, .map:
      return .unknown(.malformed("it is no text"))
    }
    if files.text(of: value) != nil, let origin = value.origin {
      let document = files.document(origin)
      template.file = document.source
      locations.add(linesOf: template.text, in: document, origin.range)
    } else if let heredoc = value.origin.flatMap(files.heredoc) ?? expression?.heredoc {
      locations.add(linesOf: template.text, in: files.document(heredoc), heredoc.range)
    } else if let file = expression?.templateFile {
      locations.add(linesOf: template.text, in: files.document(file), file.range)
    }
    template.locations = locations
    return .template(template)
  }

  /// Returns the template of a single resource with these properties.
  func properties(ofResource name: Text, type: Text) -> ConfiguredTemplate {
    let prefix = CloudControlResource.prefix(name, type)
    let suffix = CloudControlResource.suffix(declaring: unknown.map(\.name))
    var template = self
    template.text = "\(prefix)\(text)\(suffix)"
    template.locations = locations.moved(by: prefix.utf8.count)
    template.file = nil
    return template
  }
}
