package import LintDiagnostics
package import LintText

/// What a dialect found in one document.
package struct Extraction: Sendable {
  /// What the document is; nil if it was refused.
  package var kind: InputKind? = .template

  /// Whether it is a Terraform configuration, which was refused.
  package var isConfiguration = false

  /// The caches, in the order in which they are declared.
  package var caches: [Cache] = []

  /// The stacks that it deploys from templates beside it.
  package var nestedStacks: [NestedStack] = []

  /// Whether it deploys other templates that are not local files.
  package var hasUnexaminedStacks = false

  /// The names of the parameters that it declares; nil if macros or included text may add others.
  package var parameterNames: Set<Text>?

  /// The suppressions in its metadata, or in the configuration that a plan was made of.
  package var suppressions: [WrittenSuppression] = []

  /// The lines of caches that are written in a configuration and that this plan does not list, and
  /// of what gives them their limits.
  ///
  /// Another plan of the same configuration may list them.
  package var unlistedLines: [LineRange] = []

  /// The folders of the configuration that a plan was made of, or may have been made of, as far as
  /// local paths lead to them.
  package var sourceFolders: Set<Text> = []

  /// Those of them that belong to the configuration that the plan was certainly made of.
  package var matchedFolders: Set<Text> = []

  /// Whether the configuration that a plan was made of was not found.
  package var hasUnknownSources = false

  /// How the configuration that a plan was made of differs from the plan.
  ///
  /// A changed limit only matters where the cache has no finding, which says so itself.
  package var configurationChanges: [ConfigurationChange] = []

  /// The blocks of caches that a plan has in its configuration, where that was found.
  package var configuredBlocks: [Place] = []

  /// What its scenarios took, in nodes and branches of diagrams and values that were looked at.
  package var effort = 0

  /// The parameters that it declares, compared with the values that are given.
  package var parameters = ParameterReview()

  /// What else has to be said of the document.
  package var remarks: [Remark] = []

  /// Creates an extraction.
  package init(
    kind: InputKind? = .template,
    caches: [Cache] = [],
    nestedStacks: [NestedStack] = [],
    effort: Int = 0,
    remarks: [Remark] = [],
  ) {
    self.kind = kind
    self.caches = caches
    self.nestedStacks = nestedStacks
    self.effort = effort
    self.remarks = remarks
  }
}
