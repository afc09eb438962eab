internal import CloudFormation
internal import LintDiagnostics
internal import LintModel
internal import LintRules
internal import LintSyntax
internal import LintText

extension Diagnostic {
  /// Creates the diagnostic for a remark of a dialect.
  init(_ remark: Remark, in file: SourceFile, _ lines: LineIndex) {
    let place = Place(path: file.path, bytes: remark.range, lines: lines)
    let (rule, severity): (RuleDescription, Severity) =
      switch remark.kind {
      case .notExamined, .surroundings: (Rules.notExamined, .note)
      case .duplicateKey(let isDecisive): (Rules.duplicateKey, isDecisive ? .error : .note)
      case .reuse: (Rules.yamlAlias, .note)
      case .wrongDocument where file.isNamed: (Rules.unreadable, .error)
      case .wrongDocument: (Rules.notExamined, .note)
      case .unreadable: (Rules.unreadable, .error)
      }
    self.init(
      rule: rule.name,
      severity: severity,
      message: remark.message,
      help: remark.help,
      place: remark.kind.showsExcerpt ? place : place.withoutExcerpt,
      related: remark.explanations.map { RelatedPlace($0, in: file, lines) },
    )
  }

  /// Reports that a configuration has changed since a plan was made from it.
  init(_ change: ConfigurationChange, sincePlan plan: String) {
    let message =
      switch change.kind {
      case .cache: "this cache is not in the plan '\(plan)', so it was not judged"
      case .limit: "this limit is not the one in the plan '\(plan)', whose limit was judged instead"
      }
    self.init(
      rule: Rules.notExamined.name,
      severity: .note,
      message: message,
      help: "plan again: the configuration in '\(change.folder)' has changed since this plan",
      place: change.place,
    )
  }

  /// Reports a part of a configuration that was not examined.
  init(_ note: ConfigurationNote, inputPath: String) {
    self.init(
      rule: Rules.notExamined.name,
      severity: .note,
      message: note.message,
      help: note.help,
      place: note.place,
      inputPath: inputPath,
    )
  }

  /// Reports why a text could not be read: the format that it appears to be in, or the syntax
  /// error.
  ///
  /// - Parameter isSecret: whether the text must not be shown.
  static func unreadable(
    _ error: SyntaxError,
    in file: SourceFile,
    _ lines: LineIndex,
    isSecret: Bool,
  ) -> Diagnostic {
    func place(_ range: Range<Int>) -> Place {
      let place = Place(path: file.path, bytes: range, lines: lines)
      return isSecret ? place.withoutExcerpt : place
    }
    if !file.text.isFromUTF16, let format = SeemingFormat(file.text) {
      return Diagnostic(
        rule: Rules.unreadable.name,
        severity: .error,
        message: "this looks like \(format.rawValue), not YAML or JSON",
        help: "templates are YAML or JSON, and plans are JSON",
        place: .start(of: file.path),
      )
    }
    let isCutOff =
      error.range.lowerBound >= file.text.bytes.count && file.text.contains("\"format_version\"")
    let help =
      isCutOff
      ? "the plan was cut off: write it again, and check the standard error of the command"
      : "fix the syntax error and run again"
    return Diagnostic(
      rule: Rules.unreadable.name,
      severity: .error,
      message: error.message,
      help: file.text.isFromUTF16 ? powerShellHelp : help,
      place: place(error.range),
      related: error.related.map { related in
        [
          RelatedPlace(
            message: related.message,
            place: place(related.offset..<related.offset + 1),
          )
        ]
      } ?? [],
    )
  }

  /// Reports why a file of a Terraform configuration could not be read.
  init(refusing error: SyntaxError, in file: SourceFile, _ lines: LineIndex) {
    self.init(
      rule: Rules.unreadable.name,
      severity: .error,
      message: error.message,
      help: "fix the syntax error and run again",
      place: Place(path: file.path, bytes: error.range, lines: lines),
    )
  }

  /// Help for plans from PowerShell, whose redirection decodes and encodes text.
  static let powerShellHelp =
    "save it as UTF-8; '>' in Windows PowerShell writes UTF-16 and can damage text: run"
    + " cmd /c \"terraform show -json tfplan > plan.json\", or use PowerShell 7.4 or later"

  /// Reports why an input could not be opened or decoded.
  package static func unreadable(
    _ message: String,
    help: String? = nil,
    path: String,
  ) -> Diagnostic {
    Diagnostic(
      rule: Rules.unreadable.name,
      severity: .error,
      message: message,
      help: help,
      place: .start(of: path),
    )
  }
}

extension Remark.Kind {
  /// Whether the line may be shown; not for rejected states and plans, since the same line may
  /// contain secrets.
  fileprivate var showsExcerpt: Bool {
    switch self {
    case .wrongDocument, .surroundings, .unreadable: false
    case .notExamined, .duplicateKey, .reuse: true
    }
  }
}

extension RelatedPlace {
  init(_ explanation: Explanation, in file: SourceFile, _ lines: LineIndex) {
    self.init(
      message: explanation.message,
      place: Place(path: file.path, bytes: explanation.range, lines: lines),
    )
  }
}
