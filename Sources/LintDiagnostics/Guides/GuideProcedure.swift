/// How to do something by one means.
public struct GuideProcedure: Sendable, Hashable {
  /// By which means.
  public let medium: GuideMedium

  /// What to know before.
  public let introduction: Prose?

  /// What to do, step by step.
  public let steps: [Prose]

  /// What to write or to run.
  public let examples: [GuideExample]

  /// What to know afterwards.
  public let remark: Prose?

  /// Makes a procedure of its parts.
  public init(
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
