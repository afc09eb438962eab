public import LintDiagnostics
public import LintSyntax

/// Reads suppressions from the comments of a file.
public struct SuppressionComments {
  private let file: SourceFile
  private let lines: LineIndex
  private let isFetched: Bool

  /// Where the first thing begins that is no comment.
  private let contentStart: Int

  /// What of a longer comment lies behind this is not read: nobody wrote it by hand.
  private static let lengthLimit = 4096

  init(_ file: SourceFile, _ lines: LineIndex, contentStart: Int, isFetched: Bool = false) {
    self.file = file
    self.lines = lines
    self.contentStart = contentStart
    self.isFetched = isFetched
  }

  /// Whether a text can have any, which a search through its bytes tells in a moment.
  static func mayBeFound(in text: SourceText) -> Bool {
    text.contains("elasticache-lint:") || text.contains(":skip=") || text.contains(":ignore:")
      || text.contains("kics-scan")
  }

  /// The suppressions in some comments, which must be in order.
  func suppressions(in comments: [SourceComment]) -> [WrittenSuppression] {
    var found: [WrittenSuppression] = []
    // From the last to the first, since a comment above others speaks of the line below them all.
    var below: (line: Int, target: Int)?
    for comment in comments.reversed() {
      let range = lines.range(comment.range)
      var target = range.upperBound.line
      if comment.isAlone {
        target += 1
        if let below, below.line == target { target = below.target }
        below = (range.lowerBound.line, target)
      }
      found += suppressions(in: comment, target).reversed()
    }
    return found.reversed()
  }

  private func suppressions(in comment: SourceComment, _ target: Int) -> [WrittenSuppression] {
    let isFileHead = comment.range.lowerBound < contentStart
    return parts(of: comment).flatMap { part in
      let text = file.text.string(part)
      return SuppressionRequest.requests(in: text[...], isFileHead: isFileHead).map { request in
        WrittenSuppression(
          request,
          at: Place(path: file.path, range: lines.range(part), lines: lines),
          Self.target(request.reach, target),
          isFetched: isFetched,
        )
      }
    }
  }

  private static func target(
    _ reach: SuppressionRequest.Reach,
    _ line: Int,
  ) -> WrittenSuppression.Target {
    switch reach {
    case .line: .line(line)
    case .resource: .block(line: line)
    case .file: .file
    }
  }

  /// The lines of a comment, without the signs and the white space that begin and end them.
  private func parts(of comment: SourceComment) -> [Range<Int>] {
    let bytes = file.text.bytes[comment.range].prefix(Self.lengthLimit)
    let isBlock = bytes.starts(with: "/*".utf8)
    let signs = Array("#/* \t".utf8)
    // Slices of the text, which keep its offsets; as a sequence it would be split into copies.
    let lines: [Slice<UnsafeRawBufferPointer>] = bytes.split { $0 == 0x0A || $0 == 0x0D }
    return lines.map { line in
      let start = line.firstIndex { !signs.contains($0) } ?? line.endIndex
      var rest = line[start...]
      if isBlock, line.endIndex == bytes.endIndex, rest.suffix(2).elementsEqual("*/".utf8) {
        rest = rest.dropLast(2)
      }
      return start..<(rest.lastIndex { $0 != 0x20 && $0 != 0x09 }.map { $0 + 1 } ?? start)
    }
  }
}

extension SuppressionComments {
  /// The suppressions in the comments of a file with templates in YAML.
  ///
  /// - Parameter documents: what was read from the file, in order; JSON has no comments.
  public static func suppressions(
    in documents: [Document],
    of file: SourceFile,
    _ lines: LineIndex,
  ) -> [WrittenSuppression] {
    guard mayBeFound(in: file.text), !documents.allSatisfy(\.isJSON) else { return [] }
    let start = documents.first?.root?.range.lowerBound ?? 0
    return SuppressionComments(file, lines, contentStart: start)
      .suppressions(in: YAMLReader().comments(in: file.text))
  }
}

extension SuppressionComments {
  /// The suppressions in the comments of a file of Terraform configuration.
  static func suppressions(
    in configuration: HCLFile,
    of file: SourceFile,
    _ lines: LineIndex,
    isFetched: Bool,
  ) -> [WrittenSuppression] {
    guard mayBeFound(in: file.text) else { return [] }
    let body = configuration.body
    let starts = (body.blocks.map(\.range) + body.attributes.map(\.nameRange)).map(\.lowerBound)
    let comments = SuppressionComments(
      file,
      lines,
      contentStart: starts.min() ?? file.text.bytes.count,
      isFetched: isFetched,
    )
    return comments.suppressions(
      in: configuration.comments.map { SourceComment($0.range, in: file.text) }
    )
  }
}
