package import LintText

/// An expression as a tree, as far as it can be evaluated without calling functions.
package indirect enum HCLOperation: Sendable {
  /// A constant or a plain reference; never `other`.
  case simple(HCLExpression)

  /// `!x`
  case not(HCLOperation)

  /// `x == y`
  case binary(Operator, HCLOperation, HCLOperation)

  /// `condition ? x : y`
  case conditional(HCLOperation, HCLOperation, HCLOperation)

  /// `[x, y]`
  case tuple([HCLOperation])

  /// `{ key = x }`, with constant keys only.
  case object([(key: Text, value: HCLOperation)])

  /// Any other expression, with its uses; nil if they are unknown.
  case other(HCLUses?)

  /// A binary operator.
  package enum Operator: String, Sendable {
    case or = "||"
    case and = "&&"
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case greater = ">"
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case plus = "+"
    case minus = "-"
    case times = "*"
    case divided = "/"
    case modulo = "%"

    /// The precedence, from 1 for the loosest.
    var precedence: Int {
      switch self {
      case .or: 1
      case .and: 2
      case .equal, .notEqual: 3
      case .less, .greater, .lessOrEqual, .greaterOrEqual: 4
      case .plus, .minus: 5
      case .times, .divided, .modulo: 6
      }
    }
  }

  /// Parses the expression in a range of a text.
  ///
  /// Never fails: an expression that is too deep or too large is `other`.
  package init(in text: SourceText, _ range: Range<Int>) {
    guard range.count <= Self.sizeLimit else {
      self = .other(nil)
      return
    }
    do {
      var parser = try HCLOperationParser(text, range)
      self = try parser.whole()
    } catch {
      self = .other(try? HCLUses(in: text, range))
    }
  }

  /// The maximum length of a parsed expression, since thousands of caches may share one.
  private static let sizeLimit = 16_384

  /// The uses of the expression; nil if they are unknown.
  package var uses: HCLUses? {
    switch self {
    case .simple(.traversal(let names)): return HCLUses(names)
    case .simple: return HCLUses()
    case .not(let operand): return operand.uses
    case .binary(_, let left, let right): return Self.union([left, right])
    case .conditional(let condition, let yes, let no): return Self.union([condition, yes, no])
    case .tuple(let elements): return Self.union(elements)
    case .object(let entries): return Self.union(entries.map(\.value))
    case .other(let uses): return uses
    }
  }

  private static func union(_ operations: [HCLOperation]) -> HCLUses? {
    var union = HCLUses()
    for operation in operations {
      guard let uses = operation.uses else { return nil }
      union.formUnion(uses)
    }
    return union
  }
}
