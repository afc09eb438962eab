package import LintText

/// The names that an expression refers to, and the functions that it calls.
package struct HCLUses: Sendable, Hashable {
  /// The references in source order, each up to its first index or splat: `var.days`,
  /// `each.value.limit`.
  package private(set) var references: [[Text]] = []

  /// The names of the functions, including those of providers.
  package private(set) var functions: Set<Text> = []

  /// Creates the uses of an expression without references and calls.
  init() {}

  /// Creates a single reference.
  init(_ reference: [Text]) {
    references = [reference]
  }

  /// Adds the uses of another part of the same expression.
  mutating func formUnion(_ other: HCLUses) {
    references += other.references
    functions.formUnion(other.functions)
  }
}

extension HCLUses {
  /// Collects the uses in a range of a text, including those inside brackets and template
  /// sequences.
  ///
  /// The variables of `for` expressions aren't references. The range must contain an expression
  /// that the parser has accepted.
  init(in text: SourceText, _ range: Range<Int>) throws(SyntaxError) {
    var scanner = HCLScanner(text)
    scanner.offset = range.lowerBound
    var collector = Collector(text)
    var open: [HCLOpening] = []
    while scanner.offset < range.upperBound {
      let opened: HCLOpening?
      switch open.last?.kind {
      case .quote, .heredoc:
        opened = try Self.content(of: open[open.count - 1], &scanner)
        if opened == nil { open.removeLast() }
      case .bracket, nil:
        let token = try scanner.next()
        collector.add(token)
        opened = HCLOpening(token)
        if case .closing = token.kind { open.removeLast(open.isEmpty ? 0 : 1) }
      }
      if let opened {
        open.append(opened)
        if case .bracket(.sequence) = opened.kind { collector.beginSequence() }
      }
    }
    self = collector.uses
  }

  /// Skips the content of a string up to the next template sequence; nil at its end.
  private static func content(
    of open: HCLOpening,
    _ scanner: inout HCLScanner,
  ) throws(SyntaxError) -> HCLOpening? {
    let end: HCLContentEnd
    if case .heredoc(let marker) = open.kind {
      // Text after a template sequence is within a line.
      let isLineStart = scanner.offset == 0 || scanner.bytes[scanner.offset - 1] == 0x0A
      end = try scanner.heredocContent(marker, isLineStart: isLineStart, begunAt: open.start)
    } else {
      end = try scanner.quotedContent(begunAt: open.start)
    }
    return if case .opening(let inner) = end { inner } else { nil }
  }
}

/// Collects uses from a stream of tokens.
private struct Collector {
  private let text: SourceText
  private var found = HCLUses()
  private var names: [Text] = []
  private var isBehindDot = false
  /// Whether the tokens name the variables of a `for` expression.
  private var isNamingVariables = false
  /// Whether `for` is a keyword here, at the start of a collection or a sequence.
  private var mayBeLoop = false
  private var variables: Set<Text> = []

  init(_ text: SourceText) {
    self.text = text
  }

  /// The uses so far, without those of loop variables.
  var uses: HCLUses {
    var collector = self
    collector.endReference()
    return HCLUses(
      references: collector.found.references.filter { !variables.contains($0[0]) },
      functions: collector.found.functions,
    )
  }

  mutating func beginSequence() {
    endReference()
    mayBeLoop = true
  }

  mutating func add(_ token: HCLToken) {
    let isOpening = mayBeLoop
    mayBeLoop = false
    switch token.kind {
    case .identifier: add(Text(text.string(token.range)), mayBeLoop: isOpening)
    case .dot: isBehindDot = true
    case .opening(.parenthesis) where names.count == 1: call()
    case .doubleColon where names.count == 1: call()
    case .opening(.bracket), .opening(.brace):
      endReference()
      mayBeLoop = true
    case .newline: mayBeLoop = isOpening
    default: endReference()
    }
  }

  private mutating func add(_ name: Text, mayBeLoop isOpening: Bool) {
    if isNamingVariables {
      if name == "in" { isNamingVariables = false } else { variables.insert(name) }
    } else if isBehindDot {
      // After an index or a call, a name refers to a part of the value.
      if !names.isEmpty { names.append(name) }
      isBehindDot = false
    } else if name == "for", isOpening {
      isNamingVariables = true
    } else {
      endReference()
      names = [name]
    }
  }

  private mutating func call() {
    found.insert(function: names[0])
    names = []
  }

  private mutating func endReference() {
    if names.count > 1 { found.formUnion(HCLUses(names)) }
    names = []
    isBehindDot = false
  }
}

extension HCLUses {
  fileprivate init(references: [[Text]], functions: Set<Text>) {
    self.references = references
    self.functions = functions
  }

  fileprivate mutating func insert(function: Text) {
    functions.insert(function)
  }
}
