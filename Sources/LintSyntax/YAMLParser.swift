internal import CLibYAML

/// A parser of libyaml and the text that it reads.
///
/// libyaml keeps pointers into its own parser, so the parser is allocated once and never moves,
/// and the text is read where it lies, so it must outlive this.
struct YAMLParser: ~Copyable {
  let state: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeMutablePointer<YAMLInput>

  /// Makes a parser of UTF-8 without a byte order mark.
  ///
  /// - Parameter copiesASCII: whether ASCII is put where libyaml's scanner reads. What it tells is the same.
  init(_ bytes: UnsafeRawBufferPointer, copiesASCII: Bool = YAMLInput.isKnownVersion) {
    state = .allocate(capacity: 1)
    state.initialize(to: yaml_parser_t())
    // Fails only without memory, for want of which Swift ends the process as well: libyaml would give
    // empty events without end.
    precondition(yaml_parser_initialize(state) == 1)
    input = .allocate(capacity: 1)
    input.initialize(to: YAMLInput(bytes, of: state, copiesASCII: copiesASCII))
    yaml_parser_set_input(
      state,
      { input, start, capacity, size in
        let input = input?.assumingMemoryBound(to: YAMLInput.self)
        let piece = UnsafeMutableRawBufferPointer(start: start, count: capacity)
        size?.pointee = input?.pointee.read(into: piece) ?? 0
        return 1
      },
      input,
    )
  }

  deinit {
    yaml_parser_delete(state)
    input.deallocate()
    state.deallocate()
  }
}
