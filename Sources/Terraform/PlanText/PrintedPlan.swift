package import LintText

/// Recognizes what Terraform prints for people, or logs, wherever it begins.
///
/// With a state the output begins with what is refreshed, after a lock with a message, on a terminal with colors.
package enum PrintedPlan {
  /// Returns what a text that names a cache is, or nil if it is neither a plan for people nor a log.
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

  /// How the changes of a cache, or of a module that may have one, are headed.
  private static let headings: [StaticString] = [
    "# aws_elasticache_", "# awscc_elasticache_", "# module.",
  ]

  private static let actions: [StaticString] = [
    " will be created", " will be destroyed", " will be updated in-place", " must be replaced",
    " will be replaced", " will be imported", " has changed", " has been deleted",
  ]
}
