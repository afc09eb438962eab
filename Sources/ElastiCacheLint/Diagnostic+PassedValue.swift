internal import LintDiagnostics
internal import LintText

extension Diagnostic {
  /// The stack to which another template passes a value that leads to the finding; nil if none does.
  var passingStack: Place? {
    let passed = related.first { explanation in
      explanation.message.hasPrefix("parameter '") && explanation.message.hasSuffix(Self.passedHere)
        && Text(explanation.place.path) != Text(place.path)
    }
    return passed.flatMap { passed in
      stacks.first { Text($0.path) == Text(passed.place.path) }
    }
  }

  /// The stacks that lead to the template of the finding, outermost first.
  var stacks: [Place] {
    related.filter { $0.message.hasSuffix(Self.deployedHere) }.map(\.place)
  }

  /// The advice where no suppression is written that would be accepted.
  static let helpForAcceptance =
    "no suppression is written, since none was found that is accepted here and changes nothing "
    + "else; 'ignore' in a configuration may name the resource"

  /// The end of the explanation where a parent stack passes a parameter.
  static let passedHere = "' is passed here"

  /// The end of the explanation where a template deploys a stack.
  static let deployedHere = "' is deployed here"

  /// The advice where no suppression is written because the template of a nested stack may have
  /// other parents.
  static let helpForPassedValue =
    "no suppression is written, since the template that deploys this one passes the value, and "
    + "others may deploy it too"
}
