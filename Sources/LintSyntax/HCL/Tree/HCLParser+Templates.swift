internal import LintText

/// Parsing of strings with template sequences.
extension HCLParser {
  /// Parses a quoted string; the current token is its opening quote.
  mutating func quotedString() throws(SyntaxError) -> Int {
    let start = token.range.lowerBound
    let content = scanner.offset
    let first = try scanner.quotedContent(begunAt: start)
    if case .closing(let end) = first {
      try advance()
      return builder.add(HCLTree.Node(.string, start..<end, form: .quoted))
    }
    var parts = HCLTemplateParts()
    let end = try sequences(first, from: content, &parts) { parser throws(SyntaxError) in
      try parser.scanner.quotedContent(begunAt: start)
    } text: { parser, range, parts in
      parts.add(.quoted, range, in: parser.text)
    } last: { range in
      range.lowerBound..<range.upperBound - 1
    }
    try advance()
    return try template(parts, start..<end)
  }

  /// Parses a heredoc; the current token is its opening marker.
  mutating func heredoc() throws(SyntaxError) -> Int {
    let start = token.range.lowerBound
    let marker = scanner.heredocMarker(at: start)
    let content = scanner.offset
    let first = try scanner.heredocContent(marker, isLineStart: true, begunAt: start)
    if case .closing(let end) = first {
      try advance()
      return builder.add(HCLTree.Node(.string, start..<end, form: .heredoc))
    }
    var parts = HCLTemplateParts()
    let end = try sequences(first, from: content, &parts) { parser throws(SyntaxError) in
      try parser.scanner.heredocContent(marker, isLineStart: false, begunAt: start)
    } text: { parser, range, parts in
      parts.addLines(range, in: parser.text)
    } last: { [self] range in
      linesOfHeredoc(range, marker)
    }
    try advance()
    if marker.isIndented { parts.removeIndentation() }
    return try template(parts, start..<end)
  }

  /// Parses a range of a text as a template, without escapes by backslashes.
  ///
  /// - Parameter isQuoted: whether a quote precedes and follows the range.
  mutating func bareTemplate(_ range: Range<Int>, isQuoted: Bool) throws(SyntaxError) -> Int {
    let whole = isQuoted ? range.lowerBound - 1..<range.upperBound + 1 : range
    scanner.offset = range.lowerBound
    end = range.upperBound
    let first = try scanner.bareContent(until: range.upperBound)
    if case .closing = first {
      let form: HCLTree.StringForm = isQuoted ? .quotedBare : .bare
      return builder.add(HCLTree.Node(.string, whole, form: form))
    }
    var parts = HCLTemplateParts()
    _ = try sequences(first, from: range.lowerBound, &parts) { parser throws(SyntaxError) in
      try parser.scanner.bareContent(until: range.upperBound)
    } text: { parser, range, parts in
      parts.addLines(range, in: parser.text)
    } last: {
      $0
    }
    return try template(parts, whole)
  }

  /// Returns the lines of a heredoc without the closing marker and the space before it.
  private func linesOfHeredoc(_ content: Range<Int>, _ marker: HCLHeredocMarker) -> Range<Int> {
    let bytes = text.bytes[content.lowerBound..<max(content.lowerBound, content.upperBound)]
    let lineEnd = bytes.dropLast(marker.word.count).lastIndex(of: UInt8(ascii: "\n"))
    return content.lowerBound..<(lineEnd.map { $0 + 1 } ?? content.lowerBound)
  }

  // MARK: Sequences

  /// Parses the content of a string from its first sequence to its end, which is returned.
  ///
  /// - Parameters:
  ///   - first: the first sequence, already opened by the scanner.
  ///   - start: the start of the text before it.
  ///   - content: scans the text up to the next sequence or the end of the string.
  ///   - text: adds text before, between or after sequences.
  ///   - last: removes the closing delimiter from the text after the last sequence.
  private mutating func sequences(
    _ first: HCLContentEnd,
    from start: Int,
    _ parts: inout HCLTemplateParts,
    content: (inout HCLParser) throws(SyntaxError) -> HCLContentEnd,
    text: (HCLParser, Range<Int>, inout HCLTemplateParts) -> Void,
    last: (Range<Int>) -> Range<Int>,
  ) throws(SyntaxError) -> Int {
    var end = first
    var start = start
    while true {
      switch end {
      case .closing(let closed):
        let range = last(start..<closed)
        if !range.isEmpty { text(self, range, &parts) }
        return closed
      case .opening(let sequence):
        if start < sequence { text(self, start..<sequence, &parts) }
        if scanner.bytes[scanner.offset - 1] == UInt8(ascii: "~") { parts.trimEnd() }
        let isDirective = scanner.bytes[sequence] == UInt8(ascii: "%")
        brackets.append(
          OpenBracket(kind: .sequence, start: sequence, ignoredLines: ignoresLines)
        )
        ignoresLines = true
        try advance()
        if isDirective {
          try directive(from: sequence, &parts)
        } else {
          parts.add(.value(try node()))
        }
        guard case .closing(let bracket) = token.kind, HCLBracket.sequence.isClosed(by: bracket),
          let open = brackets.popLast()
        else { throw notClosed() }
        ignoresLines = open.ignoredLines
        parts.trimsNext = bracket == .sequence
        start = token.range.upperBound
        end = try content(&self)
      }
    }
  }

  private mutating func directive(
    from start: Int,
    _ parts: inout HCLTemplateParts,
  ) throws(SyntaxError) {
    let range = start..<token.range.upperBound
    if isWord("if") {
      try advance()
      parts.add(.ifStart(condition: try node(), range))
    } else if isWord("else") {
      try advance()
      parts.add(.elseMark(range))
    } else if isWord("endif") {
      try advance()
      parts.add(.ifEnd(range))
    } else if isWord("for") {
      try advance()
      parts.add(.forStart(try loopHeader(), range))
    } else if isWord("endfor") {
      try advance()
      parts.add(.forEnd(range))
    } else {
      throw unexpected("expected 'if', 'else', 'endif', 'for' or 'endfor'")
    }
  }

  // MARK: Trees

  /// A template or directive whose end has not been reached.
  private struct OpenTemplate {
    var children = HCLTreeBuilder.Children()
    var start: Int
    /// The directive that it belongs to; nil for the outermost template.
    var directive: Directive?
  }

  private struct Directive {
    let isLoop: Bool
    let range: Range<Int>
    /// The nodes of the directive before the template.
    var nodes: HCLTreeBuilder.Children
    var hasElse = false

    var expectation: String {
      isLoop ? "expected '%{ endfor }'" : "expected '%{ endif }'"
    }
  }

  /// Builds the tree of a template.
  private mutating func template(
    _ parts: HCLTemplateParts,
    _ range: Range<Int>,
  ) throws(SyntaxError) -> Int {
    if parts.items.count == 1, case .value(let value) = parts.items[0] {
      return builder.add(HCLTree.Node(.wrappedTemplate, range), value)
    }
    var open = [OpenTemplate(start: range.lowerBound)]
    let outerLevel = level
    for part in parts.items {
      let last = open.count - 1
      switch part {
      case .text(let text, let range):
        let node = builder.add(string: text, at: range)
        builder.append(node, to: &open[last].children)
      case .value(let node):
        builder.append(node, to: &open[last].children)
      case .ifStart(let condition, let range):
        try enterLevel(at: range.lowerBound)
        var nodes = HCLTreeBuilder.Children()
        builder.append(condition, to: &nodes)
        let directive = Directive(isLoop: false, range: range, nodes: nodes)
        open.append(OpenTemplate(start: range.upperBound, directive: directive))
      case .forStart(let nodes, let range):
        try enterLevel(at: range.lowerBound)
        let directive = Directive(isLoop: true, range: range, nodes: nodes)
        open.append(OpenTemplate(start: range.upperBound, directive: directive))
      case .elseMark(let range):
        guard var directive = open[last].directive, !directive.isLoop, !directive.hasElse else {
          throw SyntaxError("'else' without its 'if'", at: range)
        }
        close(&open[last], &directive, at: range.lowerBound)
        directive.hasElse = true
        open[last] = OpenTemplate(start: range.upperBound, directive: directive)
      case .ifEnd(let range), .forEnd(let range):
        var isLoopEnd = false
        if case .forEnd = part { isLoopEnd = true }
        guard var directive = open[last].directive, directive.isLoop == isLoopEnd else {
          let names = isLoopEnd ? ("endfor", "for") : ("endif", "if")
          throw SyntaxError("'\(names.0)' without its '\(names.1)'", at: range)
        }
        close(&open[last], &directive, at: range.lowerBound)
        open.removeLast()
        level -= 1
        let kind: HCLTree.Kind = isLoopEnd ? .forDirective : .ifDirective
        let node = builder.add(
          HCLTree.Node(kind, directive.range.lowerBound..<range.upperBound),
          directive.nodes,
        )
        builder.append(node, to: &open[last - 1].children)
      }
    }
    level = outerLevel
    if let directive = open.last?.directive {
      throw SyntaxError(
        directive.expectation,
        at: range.upperBound,
        related: SyntaxError.Related(
          message: "the directive begins here",
          offset: directive.range.lowerBound,
        ),
      )
    }
    return builder.add(HCLTree.Node(.template, range), open[0].children)
  }

  /// Adds the template of a directive to its nodes.
  private mutating func close(
    _ template: inout OpenTemplate,
    _ directive: inout Directive,
    at end: Int,
  ) {
    let range = template.start..<max(template.start, end)
    let node = builder.add(HCLTree.Node(.template, range), template.children)
    builder.append(node, to: &directive.nodes)
  }
}
