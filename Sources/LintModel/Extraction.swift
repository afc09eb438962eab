/// What a dialect found in one document.
public struct Extraction: Sendable {
  /// The caches, in the order in which they are declared.
  public var caches: [Cache] = []

  /// The stacks that it deploys from templates beside it.
  public var nestedStacks: [NestedStack] = []

  /// What else has to be said of the document.
  public var remarks: [Remark] = []
}
