internal import LintText

extension HCLTree {
  /// A node of an expression.
  ///
  /// Compact, since a repository has millions of them.
  package struct Node: Sendable {
    /// The kind of expression.
    package let kind: Kind

    /// The operator of a unary or binary operation; `or` for other kinds.
    package let operation: Operator

    /// The encoding of a string.
    let form: StringForm

    /// Whether the last argument of a call is expanded (`f(x...)`), or a `for` expression groups.
    package let isExpanding: Bool

    private let start: UInt32
    private let end: UInt32
    private var first = Node.none
    private var following = Node.none

    /// The start of an attribute's name, the end of a function's name, or the index of a string.
    let detail: UInt32

    private static let none = UInt32.max

    init(
      _ kind: Kind,
      _ range: Range<Int>,
      operation: Operator = .or,
      form: StringForm = .decoded,
      isExpanding: Bool = false,
      detail: Int = 0,
    ) {
      self.kind = kind
      self.operation = operation
      self.form = form
      self.isExpanding = isExpanding
      start = UInt32(truncatingIfNeeded: range.lowerBound)
      end = UInt32(truncatingIfNeeded: range.upperBound)
      self.detail = UInt32(truncatingIfNeeded: detail)
    }

    /// The range in the parsed text.
    var range: Range<Int> { Int(start)..<max(Int(start), Int(end)) }

    var firstChild: Int? {
      get { first == Self.none ? nil : Int(first) }
      set { first = newValue.map { UInt32(truncatingIfNeeded: $0) } ?? Self.none }
    }

    var next: Int? {
      get { following == Self.none ? nil : Int(following) }
      set { following = newValue.map { UInt32(truncatingIfNeeded: $0) } ?? Self.none }
    }
  }

  /// A kind of expression, with the roles of its children.
  package enum Kind: UInt8, Sendable {
    case null
    case `true`
    case `false`
    case number
    /// A string without sequences, or such a part of a template.
    case string
    /// `"a ${x} b"`; children: the parts, strings and other expressions.
    case template
    /// `"${x}"`, which keeps the type of the value; child: the expression.
    case wrappedTemplate
    /// `%{ if c }…%{ else }…%{ endif }`; children: condition, template, and template if there is
    /// an `else`.
    case ifDirective
    /// `%{ for k, v in x }…%{ endfor }`; children: one or two names, collection, template.
    case forDirective
    /// The first name of a reference, such as `var`, or the variable of a `for`.
    case reference
    /// `x.name`; child: the value.
    case attribute
    /// `x[k]` and `x.0`; children: value and key.
    case index
    /// `x[*].a` and `x.*.a`; children: the value, and the expression for each element, in which
    /// `item` represents the element.
    case splat
    /// An element of the innermost enclosing splat.
    case item
    /// `-x` or `!x`; child: the operand.
    case unary
    /// `x + y`; children: both operands.
    case binary
    /// `c ? x : y`; children: condition and both results.
    case conditional
    /// `(x)`; child: the expression.
    case parentheses
    /// `[x, y]`; children: the elements.
    case tuple
    /// `{ k = x }`; children: the entries.
    case object
    /// An entry of an object; children: key and value. A key that is a single name is a `string`.
    case entry
    /// `[for k, v in x : y if c]`; children: one or two names, collection, result, and condition
    /// if there is one.
    case tupleFor
    /// `{for k, v in x : y => z if c}`; children: one or two names, collection, key, result, and
    /// condition if there is one.
    case objectFor
    /// A variable that a `for` declares.
    case name
    /// `f(x)`; children: the arguments.
    case call
  }

  /// A unary or binary operator.
  package enum Operator: UInt8, Sendable {
    case or, and, equal, notEqual, less, greater, lessOrEqual, greaterOrEqual
    case plus, minus, times, divided, modulo
    case not, negate

    /// The precedence of a binary operator, from 1 for the loosest.
    var precedence: Int {
      switch self {
      case .or: 1
      case .and: 2
      case .equal, .notEqual: 3
      case .less, .greater, .lessOrEqual, .greaterOrEqual: 4
      case .plus, .minus: 5
      case .times, .divided, .modulo: 6
      case .not, .negate: 7
      }
    }
  }

  /// The encoding of a string's content.
  enum StringForm: UInt8, Sendable {
    /// In the array of decoded strings.
    case decoded
    /// In the text, between the markers of a heredoc.
    case heredoc
    /// In the text, with quotes around it and with escapes.
    case quoted
    /// In the text, where only `$${` and `%%{` are escapes.
    case bare
    /// The same, with quotes around it.
    case quotedBare
  }
}

extension HCLTree.Node {
  /// Returns the content of a string.
  func string(in text: SourceText, _ strings: [Text]) -> Text {
    switch form {
    case .decoded:
      return strings.indices.contains(Int(detail)) ? strings[Int(detail)] : ""
    case .heredoc:
      let bytes = text.bytes[range]
      let newline = UInt8(ascii: "\n")
      guard let first = bytes.firstIndex(of: newline), let last = bytes.lastIndex(of: newline)
      else { return "" }
      return HCLString.heredoc(
        UnsafeRawBufferPointer(rebasing: bytes[(first + 1)..<(last + 1)]),
        isIndented: bytes.dropFirst(2).first == UInt8(ascii: "-"),
      )
    case .quoted:
      let content = text.bytes[range].dropFirst().dropLast()
      return HCLString.unquoted(UnsafeRawBufferPointer(rebasing: content))
    case .bare, .quotedBare:
      let bytes = text.bytes[range]
      let content = UnsafeRawBufferPointer(
        rebasing: form == .bare ? bytes : bytes.dropFirst().dropLast()
      )
      return HCLString.heredoc(content, isIndented: false)
    }
  }
}
