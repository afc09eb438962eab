import LintText

@testable import LintSyntax

/// Looks for nodes whose range is not exactly their own text.
struct RangeCheck {
  private(set) var nodeCount = 0
  private(set) var complaints: [String] = []

  /// What ends a line to libyaml.
  private static let lineEnds: [Unicode.Scalar] = [
    "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}",
  ]

  private let bytes: UnsafeRawBufferPointer
  private let lines: LineIndex

  init(_ text: SourceText) {
    bytes = text.bytes
    lines = LineIndex(text)
  }

  mutating func check(_ node: Node) {
    nodeCount += 1
    let range = node.range
    guard range.lowerBound >= 0, range.upperBound <= bytes.count else {
      return complain(node, "lies outside the text")
    }
    let children = node.writtenEntries.flatMap { [$0.key, $0.value] } + node.elements
    // Of several tags and anchors in front, some may be those of the first key.
    let firstChild = children.first?.range.lowerBound ?? range.upperBound
    if !range.isEmpty, firstChild != range.lowerBound, bytes[range.lowerBound] == UInt8(ascii: "*")
    {
      return checkAlias(node)
    }
    let start = skipProperties(range.lowerBound, min(firstChild, range.upperBound))
    switch node.kind {
    case .scalar: checkScalar(node, start..<range.upperBound)
    case .mapping: checkContainer(node, start..<range.upperBound, children, braces: "{}")
    case .sequence: checkContainer(node, start..<range.upperBound, children, braces: "[]")
    }
  }

  private mutating func checkAlias(_ node: Node) {
    let name = node.slice.dropFirst()
    let isName = name.utf8.allSatisfy(Self.isNameByte)
    if name.isEmpty || !isName { complain(node, "is no alias") }
  }

  // MARK: Scalars

  private mutating func checkScalar(_ node: Node, _ range: Range<Int>) {
    let slice = node.document.text.string(range)
    let content = node.text?.string ?? ""
    let isOneLine = !slice.unicodeScalars.contains { Self.lineEnds.contains($0) }
    let inner = slice.unicodeScalars.dropFirst().dropLast().map(String.init).joined()
    switch node.style {
    case .plain:
      if isOneLine && slice != content { complain(node, "is not its content '\(content)'") }
      if slice.first?.isWhitespace == true || slice.last?.isWhitespace == true {
        complain(node, "has white space around it")
      }
    case .singleQuoted:
      if range.count < 2 || slice.first != "'" || slice.last != "'" {
        complain(node, "has not its quotes")
      }
      if isOneLine && inner.replacing("''", with: "'") != content {
        complain(node, "is not its content '\(content)'")
      }
    case .doubleQuoted:
      if range.count < 2 || bytes[range.lowerBound] != 0x22 || bytes[range.upperBound - 1] != 0x22 {
        complain(node, "has not its quotes")
      }
      if isOneLine && !slice.contains("\\") && inner != content {
        complain(node, "is not its content '\(content)'")
      }
    case .block:
      if slice.first != "|" && slice.first != ">" { complain(node, "begins not with | or >") }
      let isLineEnd = range.upperBound == bytes.count || slice.last?.isNewline == true
      if !isLineEnd { complain(node, "ends in the middle of a line") }
    }
  }

  // MARK: Containers

  private mutating func checkContainer(
    _ node: Node,
    _ range: Range<Int>,
    _ children: [Node],
    braces: StaticString,
  ) {
    let isFlow = children.first.map { $0.range.lowerBound > range.lowerBound } ?? true
    let opening = range.isEmpty ? 0 : bytes[range.lowerBound]
    if isFlow, braces.withUTF8Buffer({ $0[0] }) == opening {
      if bytes[range.upperBound - 1] != braces.withUTF8Buffer({ $0[1] }) {
        complain(node, "ends not with its bracket")
      }
    } else {
      if children.last?.range.upperBound != range.upperBound {
        complain(node, "ends not with its last value")
      }
      let begins = node.kind == .sequence ? opening == 0x2D : !isFlow || opening == 0x3F
      if !begins { complain(node, "begins not with its first value") }
    }
    var previous = range.lowerBound
    for child in children {
      if child.range.lowerBound < previous { complain(child, "overlaps what stands before it") }
      if child.range.upperBound > range.upperBound { complain(child, "reaches out of its parent") }
      previous = child.range.upperBound
      check(child)
    }
  }

  /// Where a node's own text begins, behind its tag and its anchor.
  private func skipProperties(_ lowerBound: Int, _ upperBound: Int) -> Int {
    var start = lowerBound
    while start < upperBound, [UInt8(ascii: "!"), UInt8(ascii: "&")].contains(bytes[start]) {
      let isAnchor = bytes[start] == UInt8(ascii: "&")
      start += 1
      while start < upperBound, isAnchor ? Self.isNameByte(bytes[start]) : bytes[start] > 0x20 {
        start += 1
      }
      skipSpaceAndComments(&start, upperBound)
    }
    return start
  }

  /// What libyaml allows in the name of an anchor.
  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private func skipSpaceAndComments(_ start: inout Int, _ end: Int) {
    while start < end, bytes[start] <= 0x20 || bytes[start] == UInt8(ascii: "#") {
      let isComment = bytes[start] == UInt8(ascii: "#")
      start += 1
      while isComment, start < end, ![0x0A, 0x0D].contains(bytes[start]) { start += 1 }
    }
  }

  private mutating func complain(_ node: Node, _ complaint: String) {
    let place = lines.position(at: node.range.lowerBound)
    complaints.append("\(place) '\(node.slice.prefix(60))' \(complaint)")
  }
}
