package import LintDiagnostics
package import LintText

/// The result of reading one document in a dialect.
package struct Extraction: Sendable {
  /// The kind of the document; nil if it was refused.
  package var kind: InputKind? = .template

  /// Whether it is a Terraform configuration, which was refused.
  package var isConfiguration = false

  /// The caches, in the order of their declarations.
  package var caches: [Cache] = []

  /// The number of caches that were skipped because the plan leaves them as they are.
  package var unchangedCaches = 0

  /// The stacks that it deploys from local templates.
  package var nestedStacks: [NestedStack] = []

  /// Whether it deploys other templates that are not local files.
  package var hasUnexaminedStacks = false

  /// The names of the parameters that it declares; nil if macros or included text may add others.
  package var parameterNames: Set<Text>?

  /// The files of the configuration that was judged, or from which a plan was made.
  package var sources: [SourceFile] = []

  /// The variables that a root module declares, compared with the given values.
  package var variables = VariableReview()

  /// The suppressions in its metadata, or in the configuration from which a plan was made.
  package var suppressions: [WrittenSuppression] = []

  /// The lines of caches that are written in a configuration and that this plan does not list, and
  /// of the values that set their limits.
  ///
  /// Another plan of the same configuration may list them.
  package var unlistedLines: [LineRange] = []

  /// The folders of the configuration from which a plan was made, or may have been made, as far as
  /// local paths lead to them.
  package var sourceFolders: Set<Text> = []

  /// The files that Terragrunt reads for a root module, that of its unit among them.
  package var sourceFiles: Set<Text> = []

  /// Whether a program generated the document, whose changes change it.
  package var isGenerated = false

  /// Whether it is never deployed.
  package var isExcluded = false

  /// Notes on parts of a configuration that were not examined and that probably hold no cache.
  package var minorNotes: [ConfigurationNote] = []

  /// The files that expressions read, and those that they looked for.
  package var readFiles: Set<Text> = []

  /// Those of which expressions filled the marks of a template.
  package var filledFiles: Set<Text> = []

  /// The folders that belong to the configuration from which the plan was certainly made.
  package var matchedFolders: Set<Text> = []

  /// Whether a plan lists only a part of what its configuration declares.
  package var isPartial = false

  /// Whether the configuration from which a plan was made was not found.
  package var hasUnknownSources = false

  /// The differences between the plan and the configuration from which it was made.
  ///
  /// A changed limit only matters where the cache has no finding, since a finding reports the
  /// change itself.
  package var configurationChanges: [ConfigurationChange] = []

  /// The blocks of the plan's caches in its configuration, if that was found.
  package var configuredBlocks: [Place] = []

  /// The parts of a configuration that were not examined and that may declare caches.
  package var configurationNotes: [ConfigurationNote] = []

  /// The cost of its scenarios, in nodes and branches of diagrams and values visited.
  package var effort = 0

  /// The parameters that it declares, compared with the given values.
  package var parameters = ParameterReview()

  /// Other remarks on the document.
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
