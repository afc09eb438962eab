internal import LintModel
internal import LintText

/// What the configuration of a plan says of an attribute.
enum WrittenValue {
  case notWritten
  /// Null, or something that is known to be null because the plan would show it otherwise.
  case null
  case value
  /// Something that is not known before apply, with what it refers to: the first few references, and
  /// one more if there are more.
  case unknown(references: [Text])
  /// Something that depends on local values, which a plan does not have, with its references.
  case open([Text], references: [Text])
  /// The plan has no configuration of the resource.
  case notTold
}

extension WrittenValue {
  /// Why it is not known; nil if it is.
  var reason: Undecided? {
    switch self {
    case .notWritten, .null, .value: nil
    case .unknown(let references): .knownAfterApply(references)
    case .open(let locals, _): .localValues(locals)
    case .notTold: .noConfiguration
    }
  }

  /// Its references, if it is not known.
  var references: [Text] {
    switch self {
    case .notWritten, .null, .value, .notTold: []
    case .unknown(let references), .open(_, let references): references
    }
  }
}
