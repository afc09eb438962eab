internal import LintSyntax

/// Keeps of a plan what tells about caches.
///
/// Most of a plan is resources that are no caches, and a second copy of all of them in
/// `planned_values`. They are checked byte by byte like the rest, but not laid out in memory.
struct PlanSelection: JSONSelection {
  var discriminator: StaticString? { "type" }

  /// Drops elements of `resource_changes`, and of `resources` in a configuration, that are no
  /// caches.
  ///
  /// Other arrays have objects with a `type` too, but none that is needed here.
  func keepsElement(_ discriminator: UnsafeRawBufferPointer) -> Bool {
    // A type that is written with escapes could be anything. Terraform writes none.
    discriminator.contains(UInt8(ascii: "\\"))
      || discriminator.starts(with: "aws_elasticache_".utf8)
      || discriminator.starts(with: "awscc_elasticache_".utf8)
  }

  func keepsMember(_ key: UnsafeRawBufferPointer, atDepth depth: Int) -> Bool {
    guard depth == 1 else { return true }
    return switch key.count {
    // Only that they are there is of interest.
    case 6: !key.elementsEqual("values".utf8)
    case 11: !key.elementsEqual("prior_state".utf8)
    case 14:
      !key.elementsEqual("planned_values".utf8) && !key.elementsEqual("resource_drift".utf8)
        && !key.elementsEqual("output_changes".utf8)
    case 16: !key.elementsEqual("provider_schemas".utf8)
    case 19: !key.elementsEqual("relevant_attributes".utf8)
    default: true
    }
  }
}
