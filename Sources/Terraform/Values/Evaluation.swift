internal import LintModel
internal import LintText

/// The result of an expression, as far as it is known before apply.
enum Evaluation: Hashable {
  case value(ConstantValue)
  /// Known to Terraform when it planned, but not evaluated here.
  case known
  /// Dependent on local values alone that no source shows: the first few, and one more if there are
  /// more.
  case open([Text])
  /// Known only after apply, or perhaps so.
  case unknown

  /// The result of something that is computed from several others.
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

  /// The result of something that is a part of it, or computed from it.
  var derived: Evaluation { Self.combined([self]) }
}
