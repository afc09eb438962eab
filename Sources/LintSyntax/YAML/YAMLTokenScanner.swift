internal import CLibYAML

/// The tokens of a YAML stream, as libyaml reports them: everything but white space and comments.
///
/// Events do not show where comments are: the range of a scalar includes its tag and its anchor,
/// and a comment may follow either.
struct YAMLTokenScanner: ~Copyable {
  private let parser: YAMLParser
  private let token: UnsafeMutablePointer<yaml_token_t>
  private var isAtEnd = false

  /// The number of open containers.
  private var depth = 0

  /// Creates a scanner of UTF-8 without a byte order mark, which must outlive it.
  init(_ bytes: UnsafeRawBufferPointer) {
    parser = YAMLParser(bytes)
    token = .allocate(capacity: 1)
    token.initialize(to: yaml_token_t())
  }

  deinit {
    yaml_token_delete(token)
    token.deallocate()
  }

  /// Returns the range of the next token in characters; the last one is empty, at the end of the
  /// stream.
  ///
  /// Returns nil after the last token, and after nesting that is too deep, since libyaml takes time
  /// that grows with the depth for each token.
  mutating func next() -> (characters: Range<Int>, isBlockScalar: Bool)? {
    yaml_token_delete(token)
    guard !isAtEnd, yaml_parser_scan(parser.state, token) == 1 else { return nil }
    depth += depthChange
    isAtEnd = token.pointee.type == YAML_STREAM_END_TOKEN || depth > SyntaxLimits.depth
    let start = Int(token.pointee.start_mark.index)
    let end = Int(token.pointee.end_mark.index)
    return (start..<max(start, end), isBlockScalar)
  }

  private var depthChange: Int {
    switch token.pointee.type {
    case YAML_FLOW_SEQUENCE_START_TOKEN, YAML_FLOW_MAPPING_START_TOKEN,
      YAML_BLOCK_SEQUENCE_START_TOKEN, YAML_BLOCK_MAPPING_START_TOKEN:
      1
    case YAML_FLOW_SEQUENCE_END_TOKEN, YAML_FLOW_MAPPING_END_TOKEN, YAML_BLOCK_END_TOKEN: -1
    default: 0
    }
  }

  private var isBlockScalar: Bool {
    guard token.pointee.type == YAML_SCALAR_TOKEN else { return false }
    let style = token.pointee.data.scalar.style
    return style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE
  }
}
