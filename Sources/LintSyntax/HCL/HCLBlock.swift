package import LintText

/// A block, such as `resource "aws_elasticache_cluster" "sessions" { … }`.
package struct HCLBlock: Sendable {
  /// The keyword that begins it, such as `resource`.
  package let type: Text

  /// The labels between type and brace, quoted or not: without quotes, with escapes resolved.
  package let labels: [Text]

  /// The range from the type to the end of the last label.
  ///
  /// Terraform reports this range for a block.
  package let header: Range<Int>

  /// The range from the type to the end of the closing brace.
  package let range: Range<Int>

  /// The contents between the braces.
  package let body: HCLBody

  /// Creates a block from its parts, for configurations in another syntax.
  package init(
    type: Text,
    labels: [Text],
    header: Range<Int>,
    range: Range<Int>,
    body: HCLBody,
  ) {
    self.type = type
    self.labels = labels
    self.header = header
    self.range = range
    self.body = body
  }
}
