internal import CLibYAML

/// A libyaml parser and the text that it reads.
///
/// libyaml keeps pointers into its own parser, so the parser is allocated once and never moves. It
/// reads the text in place, so the text must outlive the parser.
struct YAMLParser: ~Copyable {
  let state: UnsafeMutablePointer<yaml_parser_t>

  /// Creates a parser of UTF-8 without a byte order mark.
  init(_ bytes: UnsafeRawBufferPointer) {
    state = .allocate(capacity: 1)
    state.initialize(to: yaml_parser_t())
    // Fails only when memory runs out, which terminates a Swift process as well; otherwise libyaml
    // would return empty events forever.
    precondition(yaml_parser_initialize(state) == 1)
    // libyaml rejects a null pointer, which an empty text may have.
    let start = bytes.baseAddress ?? UnsafeRawPointer(state)
    yaml_parser_set_input_string(state, start.assumingMemoryBound(to: UInt8.self), bytes.count)
  }

  deinit {
    yaml_parser_delete(state)
    state.deallocate()
  }
}
