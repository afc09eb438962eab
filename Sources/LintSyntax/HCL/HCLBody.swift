/// The attributes and blocks of a file or of one block.
///
/// Both are in the order in which they are written. No two attributes of a body have the same name.
package struct HCLBody: Sendable {
  /// What the body itself sets, without its nested blocks.
  package let attributes: [HCLAttribute]

  /// The blocks that stand directly in the body.
  package let blocks: [HCLBlock]

  /// Makes a body of its parts, for configurations that are not written in this syntax.
  package init(attributes: [HCLAttribute], blocks: [HCLBlock] = []) {
    self.attributes = attributes
    self.blocks = blocks
  }
}
