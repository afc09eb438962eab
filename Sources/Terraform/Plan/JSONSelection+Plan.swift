internal import LintSyntax

extension JSONSelection {
  /// Keeps the same of a document that may have plans in it, whatever the names of its members are.
  static let framedPlan = JSONSelection(
    skipping: [],
    keepingElementsWhose: "type",
    beginsWith: ["aws_elasticache_", "awscc_elasticache_"] + PlannedTemplates.typePrefixes,
  )

  /// Keeps of a plan what tells about caches.
  ///
  /// Most of a plan is resources that are no caches, and a second copy of all of them in
  /// `planned_values`. They are checked byte by byte like the rest, but not laid out in memory.
  /// Arrays other than `resource_changes` and `resources` hold objects with a `type` too, but none
  /// that is needed.
  static let plan = JSONSelection(
    skipping: [
      "planned_values", "values", "prior_state", "resource_drift", "relevant_attributes",
      "output_changes", "provider_schemas",
    ],
    keepingElementsWhose: "type",
    beginsWith: ["aws_elasticache_", "awscc_elasticache_"] + PlannedTemplates.typePrefixes,
  )
}
