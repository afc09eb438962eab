internal import LintSyntax
internal import LintText

/// The block that Terraform generated for an imported resource, `-generate-config-out`.
///
/// The plan contains it as a string (Terraform `internal/command/jsonplan/plan.go`).
struct GeneratedConfiguration {
  /// The range in the plan of the limit's value, or of the block header if the limit isn't set.
  let place: Range<Int>

  /// Parses the string; returns nil if it isn't a resource block.
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
