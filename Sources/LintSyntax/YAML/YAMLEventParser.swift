internal import CLibYAML

/// The events of a YAML stream, as libyaml reports them.
struct YAMLEventParser: ~Copyable {
  private let parser: YAMLParser
  private let event: UnsafeMutablePointer<yaml_event_t>

  /// Creates the events of a parser that has not reported any yet.
  init(_ parser: consuming YAMLParser) {
    self.parser = parser
    event = .allocate(capacity: 1)
    event.initialize(to: yaml_event_t())
  }

  deinit {
    yaml_event_delete(event)
    event.deallocate()
  }

  /// Returns the next event in the stream and its range, in characters, not bytes, as libyaml
  /// counts.
  ///
  /// Pointers in it are valid until the next call. Inlined, like the functions it calls: assembling
  /// an event only to take it apart again was an eightieth of the time of a large template.
  @inline(__always)
  mutating func next() throws(YAMLFailure) -> (event: YAMLEvent, characters: Range<Int>) {
    yaml_event_delete(event)
    guard yaml_parser_parse(parser.state, event) == 1 else { throw failure }
    let start = Int(event.pointee.start_mark.index)
    let end = Int(event.pointee.end_mark.index)
    return (content, start..<max(start, end))
  }

  @inline(__always)
  private var content: YAMLEvent {
    switch event.pointee.type {
    case YAML_STREAM_END_EVENT:
      return .streamEnd
    case YAML_DOCUMENT_END_EVENT:
      return .documentEnd
    case YAML_ALIAS_EVENT:
      return .alias(event.pointee.data.alias.anchor)
    case YAML_SCALAR_EVENT:
      let scalar = event.pointee.data.scalar
      return .scalar(
        content: UnsafeRawBufferPointer(start: scalar.value, count: scalar.length),
        style: Self.style(scalar.style),
        isOnOneLine: event.pointee.start_mark.line == event.pointee.end_mark.line,
        DocumentBuilder.Properties(tag: scalar.tag, anchor: scalar.anchor),
      )
    case YAML_SEQUENCE_START_EVENT:
      let start = event.pointee.data.sequence_start
      let properties = DocumentBuilder.Properties(tag: start.tag, anchor: start.anchor)
      return .begin(.sequence, properties)
    case YAML_MAPPING_START_EVENT:
      let start = event.pointee.data.mapping_start
      let properties = DocumentBuilder.Properties(tag: start.tag, anchor: start.anchor)
      return .begin(.mapping, properties)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
      return .end
    default:
      return .other
    }
  }

  private static func style(_ style: yaml_scalar_style_t) -> ScalarStyle {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: .block
    default: .plain
    }
  }

  private var failure: YAMLFailure {
    let state = parser.state.pointee
    let problem = state.problem.map { String(cString: $0) } ?? "not enough memory"
    guard state.error != YAML_READER_ERROR else {
      let value = String(max(0, state.problem_value), radix: 16, uppercase: true)
      let padded = String(repeating: "0", count: max(0, 4 - value.count)) + value
      return problem.contains("control")
        ? .unreadable("control character U+\(padded) is not allowed", byte: state.problem_offset)
        : .unreadable("invalid UTF-8", byte: state.problem_offset)
    }
    let context = state.context.map { String(cString: $0) }
    return .malformed(
      context.map { "\(problem) \($0)" } ?? problem,
      character: Int(state.problem_mark.index),
      contextCharacter: context == nil ? nil : Int(state.context_mark.index),
    )
  }
}
