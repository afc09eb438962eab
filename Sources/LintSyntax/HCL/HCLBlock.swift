package import LintText

/// A block, such as `resource "aws_elasticache_cluster" "sessions" { … }`.
package struct HCLBlock: Sendable {
  /// The word that begins it, such as `resource`.
  package let type: Text

  /// What stands between type and brace, quoted or not: without quotes, with escapes resolved.
  package let labels: [Text]

  /// From the type to the end of the last label.
  ///
  /// It is the range that Terraform gives when it speaks of a block.
  package let header: Range<Int>

  /// From the type to behind the closing brace.
  package let range: Range<Int>

  /// What stands between the braces.
  package let body: HCLBody

  /// Makes a block of its parts, for configurations that are not written in this syntax.
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
