/// The instructions for a task in one medium.
package struct GuideProcedure: Sendable, Hashable {
  /// The tool or language used.
  package let medium: GuideMedium

  /// Prerequisites and other information to read first.
  package let introduction: Prose?

  /// The steps, in order.
  package let steps: [Prose]

  /// The text to write or the commands to run.
  package let examples: [GuideExample]

  /// Information to read afterwards.
  package let remark: Prose?

  /// Creates a procedure from its parts.
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
