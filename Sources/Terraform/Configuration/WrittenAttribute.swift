internal import LintDiagnostics
internal import LintSyntax
internal import LintText

/// The value of an attribute as it is written in a configuration.
struct WrittenAttribute {
  /// As much of the expression as can be told without evaluating it.
  let value: HCLExpression

  private let file: ConfigurationFile
  private let range: Range<Int>

  /// Finds an attribute in a part of a block.
  init?(_ name: Text, in part: ConfigurationBlock.Part) {
    guard let attribute = part.block.body.attributes.first(where: { $0.name == name }) else {
      return nil
    }
    self.init(attribute, in: part.file)
  }

  /// Takes an attribute of a file.
  init(_ attribute: HCLAttribute, in file: ConfigurationFile) {
    value = attribute.value
    self.file = file
    range = attribute.valueRange
  }

  /// Where the expression stands.
  var place: Place { file.place(range) }

  /// The expression as a tree.
  ///
  /// Of configurations in JSON only constants and plain references are read.
  var operation: HCLOperation {
    if value != .other { return .simple(value) }
    return file.name.syntax == .native ? HCLOperation(in: file.source.text, range) : .other(nil)
  }
}
