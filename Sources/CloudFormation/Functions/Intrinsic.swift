internal import LintSyntax
internal import LintText

/// A call of an intrinsic function, in its short form (`!Ref X`) or its long one (`{"Ref": "X"}`).
struct Intrinsic {
  /// The name in its long form: `Ref`, `Condition`, `Fn::If`.
  let name: Text

  /// The function; nil for an unknown one.
  let function: IntrinsicFunction?

  let argument: Node

  /// The node of the whole call, for its location.
  let node: Node

  /// Reads a node as a call, or returns nil if it isn't one.
  ///
  /// A call in long form is a mapping with one key. Any key that begins with `Fn::` is a call,
  /// known or not, except for a loop, which makes entries of the mapping that it is in. A tag is
  /// one as well: tools that package templates write any `!X` as `Fn::X` (aws-cli,
  /// `yamlhelper.py`).
  init?(_ node: Node) {
    self.node = node
    if let tag = node.tag {
      guard let name = Self.name(ofTag: tag) else { return nil }
      self.name = name
      function = IntrinsicFunction(named: name)
      argument = node.untagged
      return
    }
    guard let entry = node.onlyEntry,
      entry.key.hasText("Ref") || entry.key.hasText("Condition") || entry.key.hasPrefix("Fn::"),
      !entry.key.isForEach, let name = entry.key.text
    else { return nil }
    self.name = name
    function = IntrinsicFunction(named: name)
    argument = entry.value
  }

  private static func name(ofTag tag: Text) -> Text? {
    // `!` alone turns the value that follows into text.
    guard tag.hasPrefix("!"), tag != "!" else { return nil }
    let name = Text(tag.utf8.dropFirst())
    return name == "Ref" || name == "Condition" ? name : "Fn::\(name)"
  }

  /// The name as written, short or long.
  var writtenName: Text { node.tag ?? name }

  /// The argument in a few words for a message, or nil if it takes more than that.
  var argumentDescription: Text? {
    if let text = argument.text { return text }
    let parts = argument.elements.map(\.text)
    return parts.isEmpty || parts.contains(nil)
      ? nil : parts.compactMap(\.self).joined(separator: ".")
  }
}
