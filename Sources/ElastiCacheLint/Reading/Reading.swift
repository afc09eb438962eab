internal import LintDiagnostics
internal import LintModel

/// An input as one of several dialects reads it.
struct Reading {
  /// The strongest mention of a cache in any language.
  let mention: Mention

  /// The result; nil if no dialect has read the input.
  let result: DialectReading?

  /// Reads an input in the first dialect that can.
  init(_ file: SourceFile, in dialects: [any Dialect]) {
    var mention = Mention.none
    for dialect in dialects where mention != .certain {
      mention = max(mention, dialect.mention(in: file.text))
    }
    self.mention = mention
    result =
      dialects.lazy.compactMap { $0.read(file, mention) }.first
      ?? (mention == .none ? nil : dialects.lazy.compactMap { $0.refuse(file, mention) }.first)
  }

  /// The documents, if there are any to judge.
  var contents: DialectReading.Contents? {
    if case .read(let contents) = result { contents } else { nil }
  }
}
