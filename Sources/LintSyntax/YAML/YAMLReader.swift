package import LintText

/// Reads YAML 1.1, which includes most of JSON, through libyaml.
package struct YAMLReader: DocumentReader {
  /// Creates a reader.
  package init() {}

  /// Reads every document of a stream.
  package func read(_ text: SourceText) -> ReadDocuments {
    var documents: [Document] = []
    var parser = YAMLEventParser(YAMLParser(text.bytes))
    var offsets = CharacterOffsets(text.bytes)
    do {
      try Self.read(&parser, text, &offsets, into: &documents)
      return ReadDocuments(documents: documents, error: nil)
    } catch {
      let error =
        switch error {
        case .syntax(let error): error
        case .yaml(let failure): SyntaxError(failure, in: text, &offsets)
        }
      return ReadDocuments(documents: documents, error: error)
    }
  }

  private enum Failure: Error {
    case yaml(YAMLFailure)
    case syntax(SyntaxError)
  }

  private static func read(
    _ parser: inout YAMLEventParser,
    _ text: SourceText,
    _ offsets: inout CharacterOffsets,
    into documents: inout [Document],
  ) throws(Failure) {
    var builder = DocumentBuilder(byteCount: text.bytes.count)
    while true {
      let event: YAMLEvent
      let characters: Range<Int>
      do { (event, characters) = try parser.next() } catch { throw .yaml(error) }
      let range = offsets.bytes(of: characters)
      do throws(SyntaxError) {
        switch event {
        case .streamEnd:
          return
        case .documentEnd:
          documents.append(builder.finish(text))
        case .alias(let anchor):
          try builder.addAlias(anchor, at: range)
        case .scalar(let content, let style, let isOnOneLine, let properties):
          let place = builder.placeOfMissingValue(at: range, in: text) ?? range
          try builder.addScalar(
            style,
            content: content,
            at: place,
            isOnOneLine: isOnOneLine,
            in: text.bytes,
            properties
          )
        case .begin(let kind, let properties):
          // `[a: b]` contains a mapping in flow style without braces.
          let opening = UInt8(ascii: kind == .mapping ? "{" : "[")
          let hasBrackets = text.bytes[range].last == opening
          try builder.begin(kind, at: range, isFlow: hasBrackets, properties)
        case .end:
          builder.end(at: range.upperBound)
        case .other:
          break
        }
      } catch {
        throw .syntax(error)
      }
    }
  }
}

extension SyntaxError {
  fileprivate init(
    _ failure: YAMLFailure,
    in text: SourceText,
    _ offsets: inout CharacterOffsets,
  ) {
    switch failure {
    case .unreadable(let message, let byte):
      self.init(message, at: byte)
    case .malformed(let message, let character, let contextCharacter):
      let offset = offsets.byte(of: character)
      if message.hasPrefix("found character that cannot start any token"),
        text.bytes.hasBytes("\t", at: offset)
      {
        self.init("a tab cannot indent YAML", at: offset..<offset + 1)
        return
      }
      let context = contextCharacter.map { offsets.byte(of: $0) }
      self.init(
        message,
        at: offset,
        related: context.flatMap {
          $0 < offset ? Related(message: "it begins here", offset: $0) : nil
        },
      )
    }
  }
}
