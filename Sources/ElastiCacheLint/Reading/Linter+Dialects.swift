internal import CloudFormation
internal import Kubernetes
internal import LintDiagnostics
internal import LintModel
internal import LiveCaches
internal import Pulumi
internal import Terraform

extension Linter {
  /// Creates a dialect for a run with some options.
  typealias DialectMaker = @Sendable (Options, RootModuleFinder?) -> any Dialect

  /// The languages that are read; the first dialect that reads an input has it.
  static let allDialects: [DialectMaker] = [
    { TerraformDialect(rootModules: $1, changesOnly: $0.changesOnly) },
    { _, _ in ChangeSetDialect() },
    { _, _ in KubernetesDialect() },
    { _, _ in PulumiDialect() },
    { _, _ in AccountDialect(isRefusing: true) },
    { options, _ in
      CloudFormationDialect(
        given: options.parameters,
        findsNames: options.subject.findsNames,
        templates: TemplateFolders(options.templateFolders),
      )
    },
  ]

  /// The form of caches that run.
  static let accountDialects: [DialectMaker] = [{ _, _ in AccountDialect() }]

  /// Reads an input in the first dialect that can.
  ///
  /// - Parameter search: a search of its text that has begun.
  func read(
    _ file: SourceFile,
    _ rootModules: RootModuleFinder? = nil,
    continuing search: CacheSearch? = nil,
  ) -> Reading {
    Reading(file, search ?? CacheSearch(file.text), in: dialects(rootModules))
  }

  /// Returns the dialects with the options of this linter.
  func dialects(_ rootModules: RootModuleFinder? = nil) -> [any Dialect] {
    dialectMakers.map { $0(options, rootModules) }
  }
}
