internal import LintModel
internal import LintText

/// The value of an attribute in the configuration of a plan.
enum WrittenValue {
  case notWritten
  /// Null, or an expression that must be null because the plan would show any other value.
  case null
  case value
  /// Unknown before apply, with the first few references, and one more if there are more.
  case unknown(references: [Text])
  /// An expression that depends on local values, which a plan doesn't contain, with its references.
  case open([Text], references: [Text])
  /// The plan has no configuration for the resource.
  case notTold
}

extension WrittenValue {
  /// The reason why the value is unknown; nil if it is known.
  var reason: Undecided? {
    switch self {
    case .notWritten, .null, .value: nil
    case .unknown(let references): .knownAfterApply(references)
    case .open(let locals, _): .localValues(locals)
    case .notTold: .noConfiguration
    }
  }

  /// The references of an unknown value.
  var references: [Text] {
    switch self {
    case .notWritten, .null, .value, .notTold: []
    case .unknown(let references), .open(_, let references): references
    }
  }
}
