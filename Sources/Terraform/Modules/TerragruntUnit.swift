internal import LintDiagnostics
internal import LintModel
internal import LintText

/// A unit of Terragrunt: a root module that is called with the inputs of a `terragrunt.hcl`.
struct TerragruntUnit {
  /// The folder of the module, as displayed to users; nil if it isn't in the repository.
  let module: Text?

  /// Whether the module is in the folder of the unit, which then is a root module of its own.
  let isOwnModule: Bool

  /// The block that calls the module: `terraform`, or the `include` that inserts it; nil if the
  /// module is in the folder of the unit.
  let header: Place?

  /// The first block that includes another configuration; nil if none does.
  let include: Place?

  /// The lines of the blocks that call the module.
  let lines: [LineRange]

  /// The values that it passes.
  var inputs: UnitInputs

  /// The variable files and values that it adds to the command line of Terraform.
  let arguments: GivenVariables

  /// Whether it adds others that are not known.
  let hasUnknownArguments: Bool

  /// The files that it generates in the folder of the module.
  let generated: [ConfigurationFile]

  /// The reason why another generated file is not known; nil if none is missing.
  let unknownFile: Undecided?

  /// The parts that were not examined and that may declare caches.
  let notes: [ConfigurationNote]

  /// The files of its configuration, its own one first.
  let files: [ConfigurationFile]

  /// The paths of these and of all other files that it reads or looks for.
  let paths: Set<Text>

  /// The paths of the files that it includes, which are no units themselves.
  let included: [Text]

  /// Whether it never runs.
  let isExcluded: Bool

  /// Whether it may lead to a cache other than by its module.
  let mayDeclareCaches: Bool

  /// The first file of its configuration that cannot be read; nil if all can.
  let unreadable: UnreadableModule?

  /// The suppressions in its files; other tools don't read theirs there.
  var suppressions: [WrittenSuppression] {
    files.flatMap(\.suppressions).filter { $0.suppression.form == .native }
  }

  /// Whether a location is in its own file.
  func isOwn(_ place: Place) -> Bool {
    files.first?.source.path.utf8.elementsEqual(place.path.utf8) ?? false
  }

  /// Whether a location is in a file of its configuration.
  func contains(_ place: Place) -> Bool {
    files.contains { $0.source.path.utf8.elementsEqual(place.path.utf8) }
  }
}
