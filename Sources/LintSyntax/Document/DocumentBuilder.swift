internal import LintText

/// Builds a ``Document`` from nodes in the order in which a reader finds them.
///
/// Both readers use it, so depth, anchors and the growth through aliases are bounded in one type.
struct DocumentBuilder {
  private(set) var records: [Record] = []
  private var unescaped: [UInt8] = []
  private var tags: [Text] = [""]
  private var tagNumbers: [Text: UInt16] = [:]
  /// The container whose children come next, apart from the others: each child changes it.
  private var innermost: OpenContainer?
  /// The open containers around it, the outermost one first.
  private var outer: [OpenContainer] = []
  /// The anchors of open containers.
  private var openAnchors: [(record: Int, name: Text)] = []
  private var anchors: [Text: Anchor] = [:]
  private var firstReuse: Range<Int>?
  private var isJSON = true
  /// The number of nodes that aliases add to the written ones.
  private var expandedCount = 0

  init() {}

  /// Creates a builder with capacity for the nodes of a text of `byteCount` bytes.
  ///
  /// Unused capacity is never touched and thus takes no memory, whereas growing copies all nodes.
  /// In most templates there are 12 to 16 bytes per node; beyond a million nodes one more copy does
  /// not matter.
  init(byteCount: Int) {
    records.reserveCapacity(min(byteCount / 8, 1 << 20))
  }

  private struct OpenContainer {
    let record: Int
    let isMapping: Bool
    let isFlow: Bool
    /// The number of nodes it has so far, including those of alias targets.
    var size = 1
    /// Whether a key comes next in a mapping, where keys and values alternate.
    var isKeyNext = true
    /// The end of its last child.
    var end: UInt32

    /// Records a newly opened child: its node count and its current end offset.
    mutating func add(_ size: Int, _ end: UInt32) {
      isKeyNext.toggle()
      close(size, end)
    }

    /// Records the node count and the end of its last child once that has ended.
    mutating func close(_ size: Int, _ end: UInt32) {
      self.size += size
      self.end = end
    }
  }

  private struct Anchor {
    var record: Int
    /// Nil while the anchored node is still open.
    var size: Int?
  }

  /// Returns the range after a key without a colon, `? key`, if an empty scalar represents its
  /// value.
  ///
  /// libyaml locates that scalar at the next token.
  func placeOfMissingValue(at range: Range<Int>, in text: SourceText) -> Range<Int>? {
    guard range.isEmpty, let container = innermost, !container.isKeyNext, container.isMapping,
      container.end < range.lowerBound
    else { return nil }
    let end = Int(container.end)
    return text.bytes[end..<range.lowerBound].contains(UInt8(ascii: ":")) ? nil : end..<end
  }

  /// The properties before a node: `&anchor` and `!tag`.
  ///
  /// Few nodes have any, so they remain pointers until needed: strings would be retained and
  /// released with every event.
  struct Properties {
    var tag: UnsafePointer<UInt8>?
    var anchor: UnsafePointer<UInt8>?
  }

  /// A point in the build to which it can be rolled back.
  struct Mark {
    fileprivate let records: Int
    fileprivate let unescaped: Int
  }

  // MARK: Nodes

  /// Adds a scalar whose content is a slice of the source text.
  mutating func addScalar(_ style: ScalarStyle, content: Range<Int>, at range: Range<Int>) {
    noteJSON(style, isPlainJSON: true)
    append(
      Record(
        kind: .scalar,
        style: style,
        content: UInt32(truncatingIfNeeded: content.lowerBound),
        contentLength: UInt32(truncatingIfNeeded: content.count),
        start: UInt32(truncatingIfNeeded: range.lowerBound),
        end: UInt32(truncatingIfNeeded: range.upperBound),
        next: UInt32(truncatingIfNeeded: records.count + 1),
      ),
      size: 1,
    )
  }

  /// Adds a scalar whose content may differ from its source text.
  ///
  /// - Parameter isOnOneLine: whether the scalar ends on the line on which it begins.
  mutating func addScalar(
    _ style: ScalarStyle,
    content: UnsafeRawBufferPointer,
    at range: Range<Int>,
    isOnOneLine: Bool,
    in text: UnsafeRawBufferPointer,
    _ properties: Properties,
  ) throws(SyntaxError) {
    let tag = try number(ofTag: properties.tag, at: range)
    noteReuse(properties, at: range)
    if style == .plain, tag == 0, content.count == 2, isKeyNext, content.elementsEqual("<<".utf8),
      firstReuse == nil
    {
      firstReuse = range
    }
    let index = records.count
    addScalar(style, content: content, at: range, isOnOneLine: isOnOneLine, in: text, tag: tag)
    if let anchor = properties.anchor {
      anchors[Text(String(cString: anchor))] = Anchor(record: index, size: Self.size(content))
    }
  }

  /// Adds a scalar without an anchor whose content may differ from its source text.
  mutating func addScalar(
    _ style: ScalarStyle,
    content: UnsafeRawBufferPointer,
    at range: Range<Int>,
    isOnOneLine: Bool = false,
    in text: UnsafeRawBufferPointer,
    tag: UInt16 = 0,
  ) {
    noteJSON(style, isPlainJSON: JSONLiteral.isLiteral(content))
    let index = records.count
    // Only breaks of lines change the content of a plain scalar.
    let verbatim =
      style == .plain && isOnOneLine
      ? range.upperBound - content.count : Self.offset(of: content, style, at: range, in: text)
    append(
      Record(
        kind: .scalar,
        style: style,
        isUnescaped: verbatim == nil,
        tag: tag,
        content: UInt32(truncatingIfNeeded: verbatim ?? unescaped.count),
        contentLength: UInt32(truncatingIfNeeded: content.count),
        start: UInt32(truncatingIfNeeded: range.lowerBound),
        end: UInt32(truncatingIfNeeded: range.upperBound),
        next: UInt32(truncatingIfNeeded: index + 1),
      ),
      size: Self.size(content),
    )
    if verbatim == nil { unescaped.append(contentsOf: content) }
  }

  /// Returns the number of nodes that a scalar counts as when an alias repeats it: long scalars
  /// take longer, and thousands of caches may use one as their name.
  private static func size(_ content: UnsafeRawBufferPointer) -> Int { 1 + content.count / 64 }

  /// Returns the offset at which the text contains the content of a scalar verbatim, or nil if it
  /// does not.
  private static func offset(
    of content: UnsafeRawBufferPointer,
    _ style: ScalarStyle,
    at range: Range<Int>,
    in text: UnsafeRawBufferPointer,
  ) -> Int? {
    let end =
      switch style {
      case .plain: range.upperBound
      case .singleQuoted, .doubleQuoted: range.upperBound - 1
      case .block: range.lowerBound
      }
    let start = end - content.count
    guard start >= range.lowerBound, text.hasBytes(content, at: start) else { return nil }
    return start
  }

  /// Adds an alias for the node with an anchor.
  mutating func addAlias(
    _ anchor: UnsafePointer<UInt8>,
    at range: Range<Int>,
  ) throws(SyntaxError) {
    let anchor = Text(String(cString: anchor))
    guard let target = anchors[anchor] else {
      throw SyntaxError("alias '*\(anchor)' refers to no anchor above it", at: range)
    }
    guard let size = target.size else {
      throw SyntaxError("alias '*\(anchor)' is inside the node that it refers to", at: range)
    }
    append(
      Record(
        kind: .alias,
        style: .plain,
        content: UInt32(truncatingIfNeeded: target.record),
        start: UInt32(truncatingIfNeeded: range.lowerBound),
        end: UInt32(truncatingIfNeeded: range.upperBound),
        next: UInt32(truncatingIfNeeded: records.count + 1),
      ),
      size: size,
    )
    expandedCount += size - 1
    guard records.count + expandedCount <= SyntaxLimits.expandedNodes else {
      throw SyntaxError(
        "aliases expand to more than \(SyntaxLimits.expandedNodes) nodes",
        at: range,
      )
    }
  }

  // MARK: Containers

  /// Opens a mapping or sequence, to be closed by ``end(at:)``.
  ///
  /// - Parameter isFlow: whether it has brackets.
  mutating func begin(
    _ kind: Record.Kind,
    at range: Range<Int>,
    isFlow: Bool,
    _ properties: Properties = Properties(),
  ) throws(SyntaxError) {
    let depth = outer.count + (innermost == nil ? 0 : 1)
    guard depth < SyntaxLimits.depth else {
      throw SyntaxError("nested more than \(SyntaxLimits.depth) levels deep", at: range)
    }
    if !isFlow { isJSON = false }
    noteReuse(properties, at: range)
    let index = records.count
    let tag = try number(ofTag: properties.tag, at: range)
    append(
      Record(
        kind: kind,
        style: .plain,
        tag: tag,
        start: UInt32(truncatingIfNeeded: range.lowerBound),
        end: UInt32(truncatingIfNeeded: range.upperBound),
      ),
      size: 0,
    )
    let end = UInt32(truncatingIfNeeded: range.upperBound)
    if let innermost { outer.append(innermost) }
    innermost = OpenContainer(
      record: index,
      isMapping: kind == .mapping,
      isFlow: isFlow,
      end: end
    )
    if let anchor = properties.anchor {
      let name = Text(String(cString: anchor))
      anchors[name] = Anchor(record: index, size: nil)
      openAnchors.append((index, name))
    }
  }

  /// Closes the innermost container.
  ///
  /// Without brackets, it ends where its last child ends.
  mutating func end(at offset: Int) {
    guard let container = innermost else { return }
    innermost = outer.popLast()
    let end = container.isFlow ? UInt32(truncatingIfNeeded: offset) : container.end
    records[container.record].next = UInt32(truncatingIfNeeded: records.count)
    records[container.record].end = end
    innermost?.close(container.size, end)
    guard openAnchors.last?.record == container.record else { return }
    let anchor = openAnchors.removeLast().name
    // A node inside may reuse the anchor, which refers to that node from there on.
    if anchors[anchor]?.record == container.record { anchors[anchor]?.size = container.size }
  }

  // MARK: Dropping

  /// Returns the current point in the build.
  func mark() -> Mark {
    Mark(records: records.count, unescaped: unescaped.count)
  }

  /// Drops the innermost container and everything built since it was opened.
  mutating func dropInnermost(backTo mark: Mark) {
    innermost = outer.popLast()
    records.removeSubrange(mark.records...)
    unescaped.removeSubrange(mark.unescaped...)
  }

  /// Returns the nodes built so far as a document, and resets the builder.
  mutating func finish(_ text: SourceText) -> Document {
    let document = Document(
      text: text,
      isJSON: isJSON,
      firstReuse: firstReuse,
      records: records,
      unescaped: unescaped,
      tags: tags,
    )
    self = DocumentBuilder()
    return document
  }

  // MARK: Bookkeeping

  /// Adds a record that counts as `size` nodes; 0 for a container that is still open.
  @inline(__always)
  private mutating func append(_ record: Record, size: Int) {
    records.append(record)
    innermost?.add(size, record.end)
  }

  private mutating func noteJSON(_ style: ScalarStyle, isPlainJSON: @autoclosure () -> Bool) {
    guard isJSON else { return }
    switch style {
    case .doubleQuoted: return
    case .singleQuoted, .block: isJSON = false
    case .plain:
      if isKeyNext || !isPlainJSON() { isJSON = false }
    }
  }

  private var isKeyNext: Bool {
    guard let innermost else { return false }
    return innermost.isMapping && innermost.isKeyNext
  }

  private mutating func noteReuse(_ properties: Properties, at range: Range<Int>) {
    if properties.tag != nil || properties.anchor != nil { isJSON = false }
    if properties.anchor != nil, firstReuse == nil { firstReuse = range }
  }

  private mutating func number(
    ofTag tag: UnsafePointer<UInt8>?,
    at range: Range<Int>,
  ) throws(SyntaxError) -> UInt16 {
    guard let tag else { return 0 }
    return try number(ofTag: Text(String(cString: tag)), at: range)
  }

  private mutating func number(
    ofTag tag: Text,
    at range: Range<Int>,
  ) throws(SyntaxError) -> UInt16 {
    if let number = tagNumbers[tag] { return number }
    guard tags.count <= SyntaxLimits.tags, let number = UInt16(exactly: tags.count) else {
      throw SyntaxError("more than \(SyntaxLimits.tags) different tags", at: range)
    }
    tags.append(tag)
    tagNumbers[tag] = number
    return number
  }
}
