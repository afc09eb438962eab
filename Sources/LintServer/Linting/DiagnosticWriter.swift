internal import ElastiCacheLint
internal import LintDiagnostics
internal import LintText
internal import LintWorkspace

/// Writes findings as diagnostics of the protocol.
///
/// Positions need the text of their line, so files that are not open are read, once.
struct DiagnosticWriter {
  private let encoding: PositionEncoding
  private let borders: Borders
  private let folders: FolderNames
  private var texts: [FilePath: DocumentText?] = [:]
  private var uris: [FilePath: String] = [:]
  private var names: [String: Name] = [:]

  /// The absolute paths of a displayed one.
  struct Name {
    /// With all links.
    let location: FilePath

    /// With links of the folder resolved.
    let entry: FilePath

    /// Without links.
    let path: FilePath
  }

  /// - Parameters:
  ///   - documents: the open documents; of two of one file, the first counts.
  ///   - folders: the folders in which files may be read.
  ///   - names: the URIs of workspace folders.
  init(
    _ documents: [(uri: String, document: Document)],
    _ encoding: PositionEncoding,
    folders: [FilePath],
    _ names: FolderNames,
  ) {
    self.encoding = encoding
    self.folders = names
    borders = Borders(linted: folders)
    for (uri, document) in documents.reversed() {
      texts[document.path] = document.text
      uris[document.path] = uri
    }
    for (uri, document) in documents.reversed() { uris[document.location] = uri }
  }

  /// Returns the absolute paths of a displayed one.
  mutating func name(of shown: String) -> Name {
    if let known = names[shown] { return known }
    let path = FilePath(shown)
    let name = Name(
      location: path.absolute,
      entry: borders.folders.entry(at: path),
      path: borders.folders.resolvedPath(of: path),
    )
    names[shown] = name
    return name
  }

  /// Returns the URI of a path: the one by which the client has opened it, if any, or else below that
  /// of its workspace folder.
  mutating func uri(of shown: String) -> String {
    let name = name(of: shown)
    return uris[name.location] ?? uris[name.path] ?? folders.uri(of: name.location)
  }

  /// Returns a range of a file as the client counts it.
  mutating func range(_ range: SourceRange, in shown: String) -> TextRange {
    if let text = text(of: name(of: shown).path) { return text.range(range) }
    func position(_ position: SourcePosition) -> TextPosition {
      TextPosition(line: position.line - 1, character: position.column - 1)
    }
    return TextRange(start: position(range.lowerBound), end: position(range.upperBound))
  }

  /// Returns the text of a file; nil for a folder, and for a file that can't be read.
  private mutating func text(of path: FilePath) -> DocumentText? {
    if let known = texts[path] { return known }
    let bytes = try? borders.border(around: path.folder).read(path, .input)
    let source = bytes.flatMap { try? SourceText(contents: $0.bytes, keptAliveBy: $0) }
    let text = source.map { source in
      withExtendedLifetime(source) { DocumentText(Array(source.bytes), encoding) }
    }
    texts[path] = .some(text)
    return text
  }

  /// Returns the digest of the text of a file by which edits name it; nil without a text.
  mutating func digest(of shown: String) -> Int? { text(of: name(of: shown).path)?.digest }

  /// Returns the diagnostic of a finding.
  ///
  /// - Parameters:
  ///   - place: a related place at which to show it; nil for its own.
  ///   - message: the message of several findings; nil for its own.
  ///   - related: the places that explain several findings; nil for its own.
  mutating func json(
    of finding: Diagnostic,
    at place: Place? = nil,
    message: String? = nil,
    _ related: [RelatedPlace]? = nil,
  ) -> JSON {
    let place = place ?? finding.place
    var places = related ?? finding.related
    if place != finding.place {
      places.removeAll { $0.place == place }
      places.insert(RelatedPlace(message: "reported here", place: finding.place), at: 0)
    }
    let related = places.map { related -> JSON in
      let range = range(related.place.range, in: related.place.path)
      return [
        "location": ["uri": .string(uri(of: related.place.path)), "range": range.json],
        "message": .string(PrintableText(related.message).text),
      ]
    }
    let isHygiene = [Rules.unusedSuppression.name, Rules.expiredSuppression.name]
      .contains { Text($0) == Text(finding.rule) }
    return [
      "range": range(place.range, in: place.path).json,
      "severity": .number(finding.severity.number),
      "code": .string(finding.rule),
      "codeDescription": ["href": .string(Self.page(of: finding.rule))],
      "source": .string(ToolDescription.current.name),
      "message": .string(PrintableText(message ?? finding.message).text),
      "relatedInformation": related.isEmpty ? .null : .array(related),
      "tags": isHygiene ? [1] : .null,
    ]
  }

  /// Returns the diagnostic of a problem of a configuration.
  mutating func json(of problem: Located<String>, in path: FilePath) -> JSON {
    [
      "range": range(problem.range, in: path.description).json,
      "severity": .number(Severity.error.number),
      "source": .string(ToolDescription.current.name),
      "message": .string(PrintableText(problem.value).text),
    ]
  }

  /// Returns the diagnostic of a document that is not linted, at its first line.
  static func notLinted(_ reason: String) -> JSON {
    let start = TextPosition(line: 0, character: 0)
    let end = TextPosition(line: 1, character: 0)
    return [
      "range": TextRange(start: start, end: end).json,
      "severity": .number(Severity.error.number),
      "source": .string(ToolDescription.current.name),
      "message": .string("not linted: \(PrintableText(reason).text)"),
    ]
  }

  /// Returns the address of the guide to a rule.
  static func page(of rule: String) -> String {
    "\(ToolDescription.current.address)/blob/main/Sources/ElastiCacheLint/ElastiCacheLint.docc/Rules/\(rule).md"
  }
}

extension Severity {
  /// The number of the severity in the protocol.
  fileprivate var number: Int {
    switch self {
    case .error: 1
    case .warning: 2
    case .note: 3
    }
  }
}
