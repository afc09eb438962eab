internal import LintDiagnostics
internal import LintText

extension ReportFormat {
  /// Whether a text is a report in this format, by its beginning.
  ///
  /// Reports replace files, and must not replace anything else. A report of another tool in a common
  /// format counts as one.
  package func begins(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") }
    func lineBegins(_ texts: [String]) -> Bool {
      texts.contains { line.starts(with: $0.utf8) }
    }
    return switch self {
    case .text:
      lineBegins(
        ["note[", "warning[", "error[", "suppressed[", "baseline["]
      ) || ReportSummary.isSummary(line)
    case .concise: ConciseReporter.isProblem(line) || ReportSummary.isSummary(line)
    case .json: Self.isJSON(bytes, ["{\"baselined\":["])
    case .jsonl: lineBegins(["{\""]) && line.contains("\"record\":\"")
    case .sarif: Self.isJSON(bytes, ["{\"$schema\":", "{\"version\":"]) && bytes.contains("sarif")
    case .gitlab: Self.isJSON(bytes, ["[]", "[{\"check_name\":", "[{\"description\":"])
    case .rdjson: Self.isJSON(bytes, ["{\"diagnostics\":", "{\"source\":"])
    case .junit: Self.isXML(bytes, "<testsuite")
    case .checkstyle: Self.isXML(bytes, "<checkstyle")
    case .github: lineBegins(["::error ", "::warning ", "::notice "])
    case .azure: lineBegins(["##vso["])
    case .teamcity: lineBegins(["##teamcity["])
    case .markdown: lineBegins([MarkdownReporter.title, MarkdownReporter.head])
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0A).contains(byte) || byte == 0x0D
  }

  private static func isJSON(_ bytes: UnsafeRawBufferPointer, _ beginnings: [String]) -> Bool {
    let start = bytes.prefix(512).filter { !isSpace($0) }
    return beginnings.contains { start.starts(with: $0.utf8) }
  }

  private static func isXML(_ bytes: UnsafeRawBufferPointer, _ element: String) -> Bool {
    var rest = bytes.drop(while: isSpace)
    if rest.starts(with: "<?xml".utf8) {
      rest = rest.drop { $0 != UInt8(ascii: ">") }.dropFirst().drop(while: isSpace)
    }
    return rest.starts(with: element.utf8)
  }
}

extension ReportSummary {
  /// Whether a line is a summary: numbers of files and caches, or that there were none.
  fileprivate static func isSummary(_ line: Slice<UnsafeRawBufferPointer>) -> Bool {
    if ["nothing to lint", "nothing judged"].contains(where: { line.starts(with: $0.utf8) }) {
      return true
    }
    let noun = line.drop { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    return noun.count < line.count && line.contains(" cache")
      && ["file", "template", "plan", "root module"].contains { noun.starts(with: " \($0)".utf8) }
  }
}

extension ConciseReporter {
  /// Whether a line is a problem: `PATH:LINE:COLUMN: SEVERITY: `.
  fileprivate static func isProblem(_ line: Slice<UnsafeRawBufferPointer>) -> Bool {
    line.indices.contains { index in
      line[index] == UInt8(ascii: ":")
        && ["note", "warning", "error", "suppressed", "baseline"].contains {
          line[index...].starts(with: ": \($0): ".utf8)
        }
        && endsWithPosition(line[..<index])
    }
  }

  private static func endsWithPosition(_ text: Slice<UnsafeRawBufferPointer>) -> Bool {
    var rest = text
    for _ in 0..<2 {
      let count = rest.count
      while let last = rest.last, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(last) {
        rest = rest.dropLast()
      }
      guard rest.count < count, rest.last == UInt8(ascii: ":") else { return false }
      rest = rest.dropLast()
    }
    return true
  }
}

extension Slice<UnsafeRawBufferPointer> {
  fileprivate func contains(_ text: StaticString) -> Bool {
    UnsafeRawBufferPointer(rebasing: self).contains(text)
  }
}
