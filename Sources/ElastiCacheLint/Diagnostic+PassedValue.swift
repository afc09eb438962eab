internal import LintDiagnostics
internal import LintText

extension Diagnostic {
  /// Whether a template that deploys that of the finding passes a value that leads to it.
  var isAboutPassedValue: Bool {
    related.contains { explanation in
      explanation.message.hasPrefix("parameter '") && explanation.message.hasSuffix(Self.passedHere)
        && Text(explanation.place.path) != Text(place.path)
    }
  }

  /// The end of the explanation where a parent stack passes a parameter.
  static let passedHere = "' is passed here"

  /// The advice where no suppression is written because the template of a nested stack may have
  /// other parents.
  static let helpForPassedValue =
    "no suppression is written, since the template that deploys this one passes the value, and "
    + "others may deploy it too"
}
