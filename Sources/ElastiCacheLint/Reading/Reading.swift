internal import LintDiagnostics
internal import LintModel

/// An input as one of several dialects reads it.
struct Reading {
  /// The strongest mention of a cache in any language.
  let mention: Mention

  /// The result; nil if no dialect has read the input.
  let result: DialectReading?

  /// Reads an input in the first dialect that can.
  ///
  /// - Parameter search: a search of its text.
  init(_ file: SourceFile, _ search: CacheSearch, in dialects: [any Dialect]) {
    var mention = Mention.none
    for dialect in dialects where mention != .certain {
      mention = max(mention, dialect.mention(in: search))
    }
    self.mention = mention
    let input = mention == .certain ? file.preparedForSearch : file
    result = Self.reading(of: input, mention, in: dialects)
  }

  // A lazy map would read an input twice: to find the result, and to return it.
  private static func reading(
    of file: SourceFile,
    _ mention: Mention,
    in dialects: [any Dialect],
  ) -> DialectReading? {
    for dialect in dialects {
      if let reading = dialect.read(file, mention) { return reading }
    }
    guard mention >= .possible else { return nil }
    for dialect in dialects {
      if let refusal = dialect.refuse(file, mention) { return refusal }
    }
    return nil
  }

  /// The documents, if there are any to judge.
  var contents: DialectReading.Contents? {
    if case .read(let contents) = result { contents } else { nil }
  }
}
