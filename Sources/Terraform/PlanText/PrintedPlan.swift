package import LintText

/// Recognizes human-readable output and logs of Terraform anywhere in a text.
///
/// The output may begin with refreshed resources, a message about a lock, or terminal colors.
package enum PrintedPlan {
  /// Returns the kind of a text that names a cache; nil if it is neither a human-readable plan nor
  /// a log.
  package static func document(in text: SourceText) -> ForeignDocument? {
    if logMarks.allSatisfy(text.contains) { return .planLog }
    let isPlan =
      marks.contains(where: text.contains)
      || headings.contains(where: text.contains) && actions.contains(where: text.contains)
    return isPlan ? .printedPlan : nil
  }

  private static let logMarks: [StaticString] = ["\"@level\":", "\"@message\":"]

  private static let marks: [StaticString] = [
    " will perform the following actions", ": Refreshing state...", ": Read complete after",
    "Objects have changed outside of ", " used the selected providers to generate",
  ]

  /// The headings of changes of a cache, or of a module that may contain one.
  private static let headings: [StaticString] = [
    "# aws_elasticache_", "# awscc_elasticache_", "# module.",
  ]

  private static let actions: [StaticString] = [
    " will be created", " will be destroyed", " will be updated in-place", " must be replaced",
    " will be replaced", " will be imported", " has changed", " has been deleted",
  ]
}
