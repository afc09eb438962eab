@testable import LintSyntax

extension JSONSelection {
  /// Skips the member `skip` of the outermost object, and drops elements whose `type` begins
  /// neither with `keep` nor with `save`.
  static let sample = JSONSelection(
    skipping: ["skip", "skip too"],
    keepingElementsWhose: "type",
    beginsWith: ["keep", "save"],
  )
}
