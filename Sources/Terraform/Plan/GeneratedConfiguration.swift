internal import LintSyntax
internal import LintText

/// The block that Terraform wrote for a resource to import, `-generate-config-out`.
///
/// It stands in the plan as a string (Terraform `internal/command/jsonplan/plan.go`).
struct GeneratedConfiguration {
  /// Where the plan has the value of the limit, or the header of the block that lacks it.
  let place: Range<Int>

  /// Reads the string; nil if it is no such block.
  init?(_ node: Node) {
    guard let content = node.text, let text = try? SourceText(contents: content.utf8),
      let block = try? HCLReader().read(text).body.blocks.first, block.type == "resource"
    else { return nil }
    let limit = block.body.attributes.first { $0.name == Text(Attribute.retentionLimit.rawValue) }
    guard let place = node.jsonRange(ofContent: limit?.valueRange ?? block.header) else {
      return nil
    }
    self.place = place
  }
}
