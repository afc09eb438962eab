/// What a dialect found in one document.
public struct Extraction: Sendable {
  /// The caches, in the order in which they are declared.
  public var caches: [Cache] = []

  /// The stacks that it deploys from templates beside it.
  public var nestedStacks: [NestedStack] = []

  /// The suppressions in its metadata, or in the configuration that a plan was made of.
  public var suppressions: [WrittenSuppression] = []

  /// The lines of caches that are written in a configuration and that this plan does not list, and
  /// of what gives them their limits.
  ///
  /// Another plan of the same configuration may list them.
  public var unlistedLines: [LineRange] = []

  /// The folders of the configuration that a plan was made of, or may have been made of, as far as
  /// local paths lead to them.
  public var sourceFolders: Set<String> = []

  /// What else has to be said of the document.
  public var remarks: [Remark] = []
}
