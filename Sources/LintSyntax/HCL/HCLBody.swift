/// The attributes and blocks of a file or of one block.
///
/// Both are in source order. No two attributes of a body have the same name.
package struct HCLBody: Sendable {
  /// The attributes of the body itself, without those of nested blocks.
  package let attributes: [HCLAttribute]

  /// The blocks directly in the body.
  package let blocks: [HCLBlock]

  /// Creates a body from its parts, for configurations in another syntax.
  package init(attributes: [HCLAttribute], blocks: [HCLBlock] = []) {
    self.attributes = attributes
    self.blocks = blocks
  }
}
