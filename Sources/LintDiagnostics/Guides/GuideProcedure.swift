/// How to do something by one means.
package struct GuideProcedure: Sendable, Hashable {
  /// By which means.
  package let medium: GuideMedium

  /// What to know before.
  package let introduction: Prose?

  /// What to do, step by step.
  package let steps: [Prose]

  /// What to write or to run.
  package let examples: [GuideExample]

  /// What to know afterwards.
  package let remark: Prose?

  /// Makes a procedure of its parts.
  package init(
    _ medium: GuideMedium,
    introduction: Prose? = nil,
    steps: [Prose] = [],
    examples: [GuideExample] = [],
    remark: Prose? = nil,
  ) {
    self.medium = medium
    self.introduction = introduction
    self.steps = steps
    self.examples = examples
    self.remark = remark
  }
}
