package import LintDiagnostics
package import LintSyntax
package import LintText

/// Reads suppressions from the comments of a file.
package struct SuppressionComments {
  private let file: SourceFile
  private let lines: LineIndex

  /// The offset of the first content that isn't a comment.
  private let contentStart: Int

  /// Whether the file is a Terraform configuration.
  private let isConfiguration: Bool

  /// The maximum number of bytes read of a comment; longer comments are not written by hand.
  private static let lengthLimit = 4096

  init(
    _ file: SourceFile,
    _ lines: LineIndex,
    contentStart: Int,
    isConfiguration: Bool = false,
  ) {
    self.file = file
    self.lines = lines
    self.contentStart = contentStart
    self.isConfiguration = isConfiguration
  }

  /// Whether a text may have suppressions; a fast search through its bytes.
  static func mayBeFound(in text: SourceText) -> Bool {
    text.contains("elasticache-lint:") || text.contains("elasticache-lint allow")
      || text.contains(":skip=") || text.contains(":ignore:")
      || text.contains("kics-scan")
  }

  /// Returns the suppressions in some comments, which must be in order.
  func suppressions(in comments: [SourceComment]) -> [WrittenSuppression] {
    let requests = comments.map(placedRequests)
    let areAsked = requests.map { !$0.isEmpty }
    guard areAsked.contains(true) else { return [] }
    let targets = targets(of: comments, areAsked: areAsked)
    return zip(requests, targets).flatMap { requests, target in
      requests.map { suppression($0, target) }
    }
  }

  /// The line to which a comment applies.
  private struct Subject {
    var line = 0

    /// The line for a comment that always applies to the line below if it is alone on its line.
    var below = 0
  }

  /// Returns the line to which each comment applies.
  ///
  /// A comment after other content applies to its own line. One that is alone on its line applies
  /// to the line below, skipping other comments; but if it is indented deeper than the content that
  /// follows, it is at the end of a block and applies to the line above, never to the next
  /// resource.
  ///
  /// - Parameter areAsked: for which comments it matters; a file may have thousands of others.
  private func targets(of comments: [SourceComment], areAsked: [Bool]) -> [Subject] {
    let areNeeded = withThoseBelow(areAsked, comments)
    let above = linesAbove(comments)
    var targets = comments.map { _ in Subject() }
    // In reverse, since a comment above others applies to the line below them all.
    var below: (start: SourcePosition, target: Int, contentColumn: Int)?
    for (index, comment) in comments.enumerated().reversed() where areNeeded[index] {
      let line = lines.position(at: comment.range.upperBound).line
      guard comment.isAlone else {
        targets[index] = Subject(line: line, below: line)
        continue
      }
      let start = lines.position(at: comment.range.lowerBound)
      let next = nextContent(behind: comment.range.upperBound)
      let following = below.flatMap { $0.start.offset == next ? $0 : nil }
      let contentColumn =
        following?.contentColumn ?? next.map { lines.position(at: $0).column } ?? 1
      // If a blank line follows, that is the line below.
      let adjacent = following.flatMap { $0.start.line == line + 1 ? $0 : nil }
      let target = adjacent?.target ?? line + 1
      targets[index] = Subject(
        line: start.column > contentColumn ? above[index] : target,
        below: target,
      )
      below = (start, target, contentColumn)
    }
    return targets
  }

  /// Adds to some comments those directly below them, which determine the line below.
  private func withThoseBelow(_ areAsked: [Bool], _ comments: [SourceComment]) -> [Bool] {
    var areNeeded = areAsked
    for index in comments.indices.dropFirst() where areNeeded[index - 1] && !areNeeded[index] {
      let next = nextContent(behind: comments[index - 1].range.upperBound)
      areNeeded[index] = next == comments[index].range.lowerBound
    }
    return areNeeded
  }

  /// Returns the line of the last content before each comment that isn't a comment itself; 0 if
  /// there isn't any.
  private func linesAbove(_ comments: [SourceComment]) -> [Int] {
    var line = 0
    var commentEnd = file.text.bytes.startIndex
    return comments.map { comment in
      let end = file.text.bytes[..<comment.range.lowerBound].lastIndex { !$0.isASCIISpace }
      if let end, end >= commentEnd { line = lines.position(at: end).line }
      commentEnd = comment.range.upperBound
      return line
    }
  }

  private func nextContent(behind offset: Int) -> Int? {
    file.text.bytes[offset...].firstIndex { !$0.isASCIISpace }
  }

  private typealias PlacedRequest = (request: SuppressionRequest, range: Range<Int>)

  private func placedRequests(in comment: SourceComment) -> [PlacedRequest] {
    let isFileHead = comment.range.lowerBound < contentStart
    // Every marker of a request contains one of the two.
    return parts(of: comment).filter { file.text.bytes[$0].contains(where: Self.isSign) }
      .flatMap { part in
        let text = file.text.string(part)
        return SuppressionRequest.requests(in: text[...], isFileHead: isFileHead)
          .map { ($0, part) }
      }
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ":") || byte == UInt8(ascii: "-")
  }

  private func suppression(_ placed: PlacedRequest, _ subject: Subject) -> WrittenSuppression {
    let place = Place(path: file.path, bytes: placed.range, lines: lines)
    return WrittenSuppression(
      placed.request,
      at: place,
      isConfiguration
        ? Self.target(inConfiguration: placed.request, at: place.range.lowerBound.line, subject)
        : Self.target(placed.request.reach, subject.line),
    )
  }

  private static func target(
    _ reach: SuppressionRequest.Reach,
    _ line: Int,
  ) -> WrittenSuppression.Target {
    switch reach {
    case .line, .block: .line(line)
    case .resource: .block(line: line)
    case .file: .file
    }
  }

  /// Returns the reach of a comment in a configuration, where each tool searches elsewhere.
  ///
  /// checkov reads those between the first and the last line of a resource or module call (checkov
  /// `terraform/context_parsers/base_parser.py`); trivy and tfsec those on, or above, the first
  /// line of the block with the problem, or of a block that contains it, up to the module call
  /// (trivy `pkg/iac/ignore/rule.go`); KICS `ignore-block` those above the first line of a block
  /// (KICS `pkg/parser/terraform/comment/comment.go`).
  private static func target(
    inConfiguration request: SuppressionRequest,
    at line: Int,
    _ subject: Subject,
  ) -> WrittenSuppression.Target {
    switch (request.form, request.reach) {
    case (_, .file): .file
    case (.checkov, _): .inside(line: line)
    case (.trivy, _), (.kics, .block): .header(line: subject.below)
    case (.kics, _): .line(subject.below)
    case (.native, _), (.guardRules, _), (.nag, _), (.configuration, _):
      target(request.reach, subject.line)
    }
  }

  /// Returns the lines of a comment, without the signs and the white space around them.
  private func parts(of comment: SourceComment) -> [Range<Int>] {
    let bytes = file.text.bytes[comment.range].prefix(Self.lengthLimit)
    let isBlock = bytes.starts(with: "/*".utf8)
    let signs = Array("#/* \t".utf8)
    // Slices of the text, which keep its offsets; as a sequence it would be split into copies.
    let lines: [Slice<UnsafeRawBufferPointer>] = bytes.split { $0 == 0x0A || $0 == 0x0D }
    return lines.map { line in
      let start = line.firstIndex { !signs.contains($0) } ?? line.endIndex
      var rest = line[start...]
      if isBlock, rest.suffix(2).elementsEqual("*/".utf8) { rest = rest.dropLast(2) }
      return start..<(rest.lastIndex { $0 != 0x20 && $0 != 0x09 }.map { $0 + 1 } ?? start)
    }
  }
}

extension SuppressionComments {
  /// Returns the suppressions in the comments of a file with templates in YAML.
  ///
  /// JSON has no comments, but YAML that is written in the style of JSON may have some.
  ///
  /// - Parameter documents: the documents read from the file, in order.
  package static func suppressions(
    in documents: [Document],
    of file: SourceFile,
    _ lines: LineIndex,
  ) -> [WrittenSuppression] {
    guard file.text.contains("#"), mayBeFound(in: file.text) else { return [] }
    let start = documents.first?.root?.range.lowerBound ?? file.text.bytes.count
    return SuppressionComments(file, lines, contentStart: start)
      .suppressions(in: YAMLReader().comments(in: file.text))
  }
}

extension SuppressionComments {
  /// Returns the suppressions in the comments of a file of Terraform configuration.
  package static func suppressions(
    in configuration: HCLFile,
    of file: SourceFile,
    _ lines: LineIndex,
  ) -> [WrittenSuppression] {
    guard mayBeFound(in: file.text) else { return [] }
    let body = configuration.body
    let starts = (body.blocks.map(\.range) + body.attributes.map(\.nameRange)).map(\.lowerBound)
    let comments = SuppressionComments(
      file,
      lines,
      contentStart: starts.min() ?? file.text.bytes.count,
      isConfiguration: true,
    )
    return comments.suppressions(
      in: configuration.comments.map { SourceComment($0.range, in: file.text) }
    )
  }
}
