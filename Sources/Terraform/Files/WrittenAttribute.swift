internal import LintDiagnostics
internal import LintSyntax
internal import LintText

/// The value of an attribute in a configuration.
struct WrittenAttribute {
  let file: ConfigurationFile

  private let attribute: HCLAttribute

  /// The range of the expression.
  var range: Range<Int> { attribute.valueRange }

  /// The expression, as far as it is known without evaluation.
  var value: HCLExpression { attribute.value }

  /// Finds an attribute in a part of a block.
  init?(_ name: Text, in part: ConfigurationBlock.Part) {
    guard let attribute = part.block.body.attributes.first(where: { $0.name == name }) else {
      return nil
    }
    self.init(attribute, in: part.file)
  }

  /// Creates the value of an attribute in a file.
  init(_ attribute: HCLAttribute, in file: ConfigurationFile) {
    self.attribute = attribute
    self.file = file
  }

  /// The expression as written.
  var text: Text { Text(decoding: UnsafeRawBufferPointer(rebasing: file.source.text.bytes[range])) }

  /// The location of the expression.
  var place: Place { file.place(range) }

  /// Returns the whole expression; one in JSON is parsed now.
  ///
  /// - Throws: ``SyntaxError`` where Terraform refuses the expression.
  func tree() throws(SyntaxError) -> HCLTree {
    if let tree = attribute.tree { return tree }
    let value = try JSONReader()
      .readValue(of: file.source.text, at: range.lowerBound, selecting: .everything)
    guard let root = value.document.root else { throw SyntaxError("expected a value", at: range) }
    return try HCLTree(root, in: file.source.text)
  }

  /// The expression without calls, as a tree.
  ///
  /// In JSON configurations only constants and plain references are parsed.
  var operation: HCLOperation {
    if value != .other { return .simple(value) }
    return attribute.tree.map { HCLOperation($0) } ?? .other(nil)
  }
}
