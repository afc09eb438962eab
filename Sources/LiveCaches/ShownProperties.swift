internal import LintModel
internal import LintSyntax
internal import LintText

/// The properties of a cache that runs, as its service shows them.
struct ShownProperties {
  /// The object with the properties.
  let node: Node

  /// The text in which the object is written as a string; nil if it is written as an object.
  private let text: EmbeddedJSON?

  init(_ node: Node) {
    self.node = node
    text = nil
  }

  /// Reads properties in a string; nil unless it is the JSON of an object without repeated keys.
  init?(in string: Node) {
    guard let text = EmbeddedJSON(string), let root = text.root, root.kind == .mapping,
      root.document.mappingsWithRepeatedKeys.isEmpty
    else { return nil }
    self.text = text
    node = root
  }

  /// Returns the range of a part in the input.
  func range(of part: Node) -> Range<Int> { text?.range(of: part) ?? part.range }

  /// Returns the text of a property; nil if it is missing, empty or no text.
  func text(_ name: StaticString) -> Text? {
    guard case .text(let text)? = node[name]?.scalarValue, !text.isEmpty else { return nil }
    return text
  }

  /// A retention limit, with the remark on one that cannot be read.
  struct Limit {
    let retention: Retention
    let remark: Remark?

    init(_ retention: Retention, _ remark: Remark? = nil) {
      self.retention = retention
      self.remark = remark
    }
  }

  /// Returns the retention limit.
  ///
  /// - Parameters:
  ///   - name: the name of the property.
  ///   - absence: the meaning of a missing property.
  ///   - null: the meaning of null; nil if the property is never null.
  ///   - allowsText: whether the number may be written as text.
  func limit(
    _ name: StaticString,
    absence: Retention,
    null: Retention? = nil,
    allowsText: Bool = false,
  ) -> Limit {
    guard let value = node[name] else { return Limit(absence) }
    switch value.scalarValue {
    case .integer(let days): return Limit(.days(days))
    case .null: if let null { return Limit(null) }
    case .text(let text):
      if allowsText, let days = WholeNumber.value(text) { return Limit(.days(days)) }
    case .boolean, .real, nil: break
    }
    let problem: Text = "'\(name)' is \(Self.kind(of: value)), not a whole number"
    return Limit(
      .undecided(.malformed(problem)),
      Remark(
        .unreadable,
        problem.string,
        help: "use the output exactly as it was printed",
        at: range(of: value),
      ),
    )
  }

  private static func kind(of value: Node) -> String {
    switch value.scalarValue {
    case .null: "null"
    case .boolean: "a boolean"
    case .integer, .real: "a fraction"
    case .text: "text"
    case nil: value.kind == .mapping ? "an object" : "a list"
    }
  }
}
