internal import LintSyntax

extension JSONSelection {
  /// Keeps the same parts of a document that may contain plans, regardless of member names.
  static let framedPlan = JSONSelection(
    skipping: [],
    keepingElementsWhose: "type",
    beginsWith: ["aws_elasticache_", "awscc_elasticache_"] + PlannedTemplates.typePrefixes,
  )

  /// Keeps the parts of a plan that are relevant to caches.
  ///
  /// Most of a plan consists of other resources and a second copy of them in `planned_values`. They
  /// are validated like the rest, but without building nodes. Arrays other than `resource_changes`
  /// and `resources` also contain objects with a `type`, but none that is needed.
  static let plan = JSONSelection(
    skipping: [
      "planned_values", "values", "prior_state", "resource_drift", "relevant_attributes",
      "output_changes", "provider_schemas",
    ],
    keepingElementsWhose: "type",
    beginsWith: ["aws_elasticache_", "awscc_elasticache_"] + PlannedTemplates.typePrefixes,
  )
}
