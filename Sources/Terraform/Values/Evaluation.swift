internal import LintModel
internal import LintText

/// The result of an expression, as far as it is known before apply.
enum Evaluation: Hashable {
  case value(ConstantValue)
  /// Known to Terraform at plan time, but not evaluated here.
  case known
  /// Dependent only on local values that the sources don't define: the first few, and one more if
  /// there are more.
  case open([Text])
  /// Possibly known only after apply.
  case unknown

  /// Returns the result of an expression that is computed from several others.
  static func combined(_ parts: [Evaluation]) -> Evaluation {
    var locals: [Text] = []
    for part in parts {
      switch part {
      case .value, .known: continue
      case .open(let names):
        for name in names where locals.count <= Undecided.referenceLimit && !locals.contains(name) {
          locals.append(name)
        }
      case .unknown: return .unknown
      }
    }
    return locals.isEmpty ? .known : .open(locals)
  }

  /// The result of an expression that is a part of it or computed from it.
  var derived: Evaluation { Self.combined([self]) }
}
