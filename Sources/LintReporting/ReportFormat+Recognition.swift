internal import LintDiagnostics
internal import LintText

extension ReportFormat {
  /// Whether a text is a report of this program in this format, possibly cut off after its first
  /// lines.
  ///
  /// A report may overwrite an older report, but no other file: this rejects a file that only
  /// begins like a report and the reports of other programs.
  ///
  /// - Parameters:
  ///   - bytes: the file, or the beginning of a large one.
  ///   - rules: the names of all rules.
  package func recognizes(_ bytes: UnsafeRawBufferPointer, rules: Set<String>) -> Bool {
    switch self {
    case .text, .concise, .jsonl, .github, .azure, .teamcity, .markdown, .junit, .checkstyle,
      .csv:
      ReportLines(bytes).are(self, rules)
    case .html: HTMLReporter.recognizes(bytes)
    case .json:
      JSONOutline.begins(
        bytes,
        withAnyOf: ["{\"baselined\":[],\"caches\":[", "{\"baselined\":[{\"column\":"],
      ) && Self.hasTopLevel(bytes, Self.jsonKeys)
    case .sarif:
      JSONOutline.begins(
        bytes,
        withAnyOf: [
          "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"runs\":["
            + "{\"automationDetails\":{\"id\":\"\(Self.tool)/"
        ],
      ) && Self.hasTopLevel(bytes, ["$schema", "runs", "version"])
    case .gitlab:
      JSONOutline.begins(
        bytes,
        withAnyOf: rules.map { "[{\"check_name\":\"\($0)\",\"description\":\"\($0):" },
      ) && JSONOutline(bytes).hasOnly(Self.gitLabKeys)
        || bytes.elementsEqual(JSONText.document([String]()).utf8)
    case .rdjson:
      JSONOutline.begins(
        bytes,
        withAnyOf: rules.map {
          "{\"diagnostics\":[{\"code\":{\"value\":\"\($0)\"},\"location\":{\"path\":"
        } + ["{\"diagnostics\":[],\"source\":{\"name\":\"\(Self.tool)\","],
      ) && Self.hasTopLevel(bytes, ["diagnostics", "source"])
    }
  }

  private static let tool = ToolDescription.current.name

  private static let jsonKeys: Set = [
    "baselined", "caches", "findings", "statistics", "summary", "suppressed", "version",
  ]

  private static let gitLabKeys: [Int: Set<String>] = [
    2: ["check_name", "description", "fingerprint", "location", "severity"],
    3: ["lines", "path"],
    4: ["begin"],
  ]

  private static func hasTopLevel(_ bytes: UnsafeRawBufferPointer, _ keys: Set<String>) -> Bool {
    let outline = JSONOutline(bytes)
    return outline.isAlone && outline.keys[1, default: []].isSubset(of: keys)
  }
}

/// The lines of a file that may be a report.
private struct ReportLines {
  private let lines: [ReportLine]

  init(_ bytes: UnsafeRawBufferPointer) {
    var parts = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let isWhole = parts.last?.isEmpty ?? true
    if isWhole { parts = parts.dropLast() }
    lines = parts.enumerated().map { index, part in
      ReportLine(
        bytes: Array(part),
        index: index,
        isLast: index == parts.count - 1,
        isCut: !isWhole && index == parts.count - 1,
      )
    }
  }

  func are(_ format: ReportFormat, _ rules: Set<String>) -> Bool {
    var lines = lines
    if format == .markdown, let start = lines.firstIndex(where: \.beginsDiff) {
      guard lines[start...].allSatisfy({ $0.isDiff(in: lines[start]) }) else { return false }
      lines.removeSubrange(start...)
    }
    guard lines.allSatisfy({ $0.is(format, rules) || $0.mayBeCut }) else { return false }
    switch format {
    // The first lines do not name the program.
    case .junit, .markdown: return lines.count > 2
    case .checkstyle:
      return lines.contains(where: \.isOwnError) || lines.count == 3 && lines[2].isEnd
    default: return !lines.isEmpty
    }
  }
}

/// A line of a file that may be a report.
private struct ReportLine {
  let bytes: [UInt8]
  let index: Int
  let isLast: Bool

  /// Whether the file ends within the line.
  let isCut: Bool

  /// Whether the line may be the cut-off end of a report: one word after other lines.
  var mayBeCut: Bool { isCut && index > 0 && !bytes.contains(UInt8(ascii: " ")) }

  func `is`(_ format: ReportFormat, _ rules: Set<String>) -> Bool {
    switch format {
    case .text: isText(rules)
    case .concise: isProblem(rules) || isSummary || isStatistics
    case .jsonl: isRecord
    case .github:
      begins(with: ["::error file=", "::warning file=", "::notice file="])
        && names(rules, after: ",title=", before: "::")
    case .azure:
      begins(with: ["##vso[task.logissue type="]) && names(rules, after: ";code=", before: ";]")
    case .teamcity:
      begins(with: ["##teamcity[inspectionType id='", "##teamcity[inspection typeId='"])
        && names(rules, after: "d='", before: "' ")
    case .markdown: isMarkdown
    case .junit: isTestSuite
    case .checkstyle: isCheckstyle
    case .json, .sarif, .gitlab, .rdjson, .html: false
    case .csv: isRow
    }
  }

  private func begins(with beginnings: [String]) -> Bool {
    beginnings.contains { bytes.starts(with: $0.utf8) }
  }

  private func begins(at start: Int, with text: String) -> Bool {
    bytes[start...].starts(with: text.utf8)
  }

  /// Whether the line contains `prefix`, the name of a rule, and `suffix` in sequence.
  private func names(
    _ rules: Set<String>,
    after prefix: String,
    before suffix: String,
  ) -> Bool {
    bytes.indices.contains { start in
      guard begins(at: start, with: prefix) else { return false }
      let rest = bytes[(start + prefix.utf8.count)...]
      let name = rest.prefix { ![0x3A, 0x3B, 0x27, 0x5D].contains($0) }
      return rules.contains(String(decoding: name, as: UTF8.self))
        && begins(at: name.endIndex, with: suffix)
    }
  }

  // MARK: Formats for people

  private static let severities = ["note", "warning", "error", "suppressed", "baseline"]

  private func isText(_ rules: Set<String>) -> Bool {
    if Self.severities.contains(where: { begins(with: ["\($0)["]) }) {
      return names(rules, after: "[", before: "]: ")
    }
    let rest = bytes.drop(while: \.isASCIIDigit)
    let isNumbered = [" |", " +", " -"].contains { rest.starts(with: $0.utf8) }
    let isFrame = bytes.isEmpty || bytes[0] == UInt8(ascii: " ") || isNumbered
    return index > 0 && isFrame || isSummary || isStatistics
  }

  /// Whether the line is one of the statistics: a title, a number with a name, or blank.
  private var isStatistics: Bool {
    if bytes.elementsEqual(CacheTable.title.utf8) { return true }
    if ReportStatistics.titles.contains(where: { bytes.elementsEqual($0.utf8) }) { return true }
    let row = bytes.drop { $0 == UInt8(ascii: " ") }
    let name = row.drop(while: \.isASCIIDigit)
    return index > 0
      && (bytes.isEmpty
        || begins(with: ["  "]) && name.count < row.count && name.starts(with: "  ".utf8))
  }

  /// Whether the line is `PATH:LINE:COLUMN: SEVERITY: MESSAGE [RULE]`, optionally with a reason.
  private func isProblem(_ rules: Set<String>) -> Bool {
    let isPlaced = bytes.indices.contains { index in
      bytes[index] == UInt8(ascii: ":")
        && Self.severities.contains { begins(at: index, with: ": \($0): ") }
        && Self.endsWithPosition(bytes[..<index])
    }
    return isPlaced
      && (isCut && index > 0 || names(rules, after: " [", before: "] -- ")
        || rules.contains { bytes.reversed().starts(with: " [\($0)]".utf8.reversed()) })
  }

  private static func endsWithPosition(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    for _ in 0..<2 {
      let count = rest.count
      while let last = rest.last, last.isASCIIDigit { rest = rest.dropLast() }
      guard rest.count < count, rest.last == UInt8(ascii: ":") else { return false }
      rest = rest.dropLast()
    }
    return true
  }

  /// Whether the line is the summary that ends a report: the numbers of inputs and caches, or that
  /// nothing was judged.
  private var isSummary: Bool { isLast && isSummaryText }

  private var isSummaryText: Bool {
    // The number of fixes precedes the results.
    if begins(with: ["fixed ", "suppressed "]),
      let end = bytes.firstIndex(of: UInt8(ascii: ".")), begins(at: end, with: ". ")
    {
      let rest = Array(bytes[(end + 2)...])
      return ReportLine(bytes: rest, index: index, isLast: isLast, isCut: isCut).isSummaryText
    }
    for (beginning, isWhole) in [("nothing to lint", true), ("nothing judged", false)]
    where begins(with: [beginning]) {
      let rest = bytes.dropFirst(beginning.utf8.count)
      return rest.isEmpty
        ? isWhole : rest.starts(with: ": ".utf8) && Self.hasNumber(rest.dropFirst(2))
    }
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
      bytes[colon...].starts(with: ": ".utf8)
    else { return false }
    let kinds = String(decoding: bytes[..<colon], as: UTF8.self).split(separator: ", ")
    let results = String(decoding: bytes[(colon + 2)...], as: UTF8.self).split(separator: " ")
    return !kinds.isEmpty
      && kinds.allSatisfy { kind in
        let words = kind.split(separator: " ", maxSplits: 1)
        return words.count == 2 && words[0].utf8.allSatisfy(\.isASCIIDigit)
          && (["file"] + InputKind.allCases.map(\.rawValue)).contains {
            words[1] == $0 || words[1] == "\($0)s"
          }
      }
      && results.count > 2 && results[0].utf8.allSatisfy(\.isASCIIDigit)
      && ["cache,", "caches,"].contains(results[1])
  }

  private static func hasNumber(_ text: ArraySlice<UInt8>) -> Bool {
    text.first?.isASCIIDigit ?? false
  }

  private var isMarkdown: Bool {
    let isHead = begins(with: [MarkdownReporter.head])
    guard index > 0 else { return isHead || bytes.elementsEqual(MarkdownReporter.title.utf8) }
    let isRow = begins(with: ["| --- |", "| error | ", "| warning | ", "| note | "])
    return bytes.isEmpty || isHead || isRow || index == 2 && isSummaryText
      || isLast && Self.hasNumber(bytes[...])
        && ["finding more, left out", "findings more, left out"].contains {
          bytes.drop(while: \.isASCIIDigit).dropFirst().starts(with: $0.utf8)
        }
  }

  /// Whether the line begins a block of fixes in Markdown.
  var beginsDiff: Bool { index > 2 && begins(with: ["```"]) && (isCut || fence != nil) }

  /// The marks that end a block of fixes that the line begins; nil for another line.
  private var fence: ArraySlice<UInt8>? {
    let marks = bytes.prefix { $0 == UInt8(ascii: "`") }
    return bytes[marks.endIndex...].elementsEqual("diff".utf8) ? marks : nil
  }

  /// Whether the line belongs to a block of fixes, which ends the file.
  func isDiff(in first: ReportLine) -> Bool {
    if index == first.index { return true }
    let isEnd = first.fence.map { bytes.elementsEqual($0) } ?? false
    return isEnd ? isLast : isCut || begins(with: ["# ", "@@ -", "-", "+"])
  }

  // MARK: Formats for programs

  private static let kinds: Set = ["cache", "finding", "suppressed", "baselined", "summary"]

  private var isRecord: Bool {
    begins(with: ["{\"column\":", "{\"baselined\":"])
      && (isCut
        || bytes.last == UInt8(ascii: "}")
          && Self.kinds.contains { kind in
            let member = "\"record\":\"\(kind)\""
            return bytes.indices.contains { begins(at: $0, with: member) }
          })
  }

  /// Whether the line is a row of comma-separated values.
  private var isRow: Bool {
    guard index > 0 else { return bytes.elementsEqual(CSVReporter.head.utf8.dropLast()) }
    return begins(with: Self.kinds.map { "\($0)," })
  }

  private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"

  private var isTestSuite: Bool {
    switch index {
    case 0: begins(with: [Self.declaration])
    case 1: begins(with: ["<testsuites name=\"\(ToolDescription.current.name)\""])
    case 2: begins(with: ["  <testsuite name=\"\(ToolDescription.current.name)\""])
    // The text of a failure may span several lines.
    default: !begins(with: ["</testsuites>"]) || isLast && bytes.count == "</testsuites>".utf8.count
    }
  }

  private var isCheckstyle: Bool {
    switch index {
    case 0: return begins(with: [Self.declaration])
    case 1:
      let end = bytes.firstIndex(of: UInt8(ascii: ">"))
      return begins(with: ["<checkstyle version=\""]) && end == bytes.count - 1
    default:
      if begins(with: ["    <error line=\""]) {
        return isCut || isOwnError
      }
      return begins(with: ["  <file name=\"", "  </file>"]) || isLast && isEnd
    }
  }

  /// Whether the line is an error in Checkstyle XML with a rule of this program.
  var isOwnError: Bool {
    let source = " source=\"\(ToolDescription.current.name)."
    return begins(with: ["    <error line=\""])
      && bytes.indices.contains { begins(at: $0, with: source) }
  }

  /// Whether the line ends Checkstyle XML.
  var isEnd: Bool { bytes.elementsEqual("</checkstyle>".utf8) }
}
