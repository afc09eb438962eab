package import LintDiagnostics
package import LintText

/// The source in which people write a cache, as opposed to the document that a program generated
/// from it.
package enum CacheOrigin: Sendable {
  /// In the document itself.
  case document
  /// In a block of a Terraform configuration.
  case block(Block)
  /// In a configuration that is judged without a plan; with the type and labels of the block, or of
  /// a module call where the user cannot edit the block.
  case configuration(header: Place)
  /// In a program that generated the document, such as one of the CDK.
  case program(Program)
  /// In a configuration that was not found.
  ///
  /// With the remedy, nil if none exists, and the sources of the retention limit, as far as they
  /// are known.
  case unknown(remedy: String?, trail: [RelatedPlace])
  /// In an account, where the cache runs.
  case running(RunningCache)

  /// A block of a configuration, with the sources of its retention limit.
  package struct Block: Sendable {
    /// The type and labels of the block; of a module call where the user cannot edit the block.
    package let header: Place

    /// The location where the limit can be edited: the value, or the header of the block that lacks
    /// it; for a called module, the argument of the call, or its header.
    package let place: Place

    /// The argument of a module call that is the limit, if one is.
    package let argument: Argument?

    /// The sources of the limit if it is not written there: the module that uses it, the arguments
    /// of module calls, up to a value or the default of a variable.
    package let trail: [RelatedPlace]

    /// The remedy for a missing part of the trail; nil if it is complete.
    package let remedy: String?

    /// Whether the limit depends on nothing outside of the module, so all plans have the same.
    package let isConstant: Bool

    /// The lines that name the variables with which files set the limit.
    package let values: [LineRange]

    /// Lines of module calls and variable files at which all plans have the same limit, even if it
    /// depends on them.
    package let settledLines: [LineRange]

    /// Lines of variable files that set the limit in other plans.
    package let openLines: [LineRange]

    /// Creates a block from its parts.
    package init(
      header: Place,
      place: Place,
      argument: Argument?,
      trail: [RelatedPlace],
      remedy: String?,
      isConstant: Bool,
      values: [LineRange] = [],
      settledLines: [LineRange] = [],
      openLines: [LineRange] = [],
    ) {
      self.header = header
      self.place = place
      self.argument = argument
      self.trail = trail
      self.remedy = remedy
      self.isConstant = isConstant
      self.values = values
      self.settledLines = settledLines
      self.openLines = openLines
    }
  }

  /// The lines of a program that declare a cache.
  package struct Program: Sendable {
    /// The line that creates the cache.
    package let creation: Place

    /// The line that sets the limit; nil if it is unknown.
    package let assignment: Place?

    /// The advice to edit the program.
    package let remedy: String

    /// Creates the lines of a program.
    package init(creation: Place, assignment: Place?, remedy: String) {
      self.creation = creation
      self.assignment = assignment
      self.remedy = remedy
    }
  }

  /// An argument of a module call, or an input of a Terragrunt unit.
  package struct Argument: Sendable, Hashable {
    /// The name of the variable.
    package let name: Text

    /// The name of the call; nil for an input.
    package let module: Text?

    /// The name as messages show it.
    package var title: String {
      module.map { "'\(name)' of module '\($0)'" } ?? "input '\(name)'"
    }

    /// Creates an argument from its names.
    package init(name: Text, module: Text?) {
      self.name = name
      self.module = module
    }
  }
}

extension CacheOrigin {
  /// The block, if it is known.
  package var block: Block? {
    if case .block(let block) = self { block } else { nil }
  }

  /// The header of the block in a configuration, if it is known.
  package var header: Place? {
    switch self {
    case .block(let block): block.header
    case .configuration(let header): header
    case .program(let program): program.creation
    case .document, .unknown, .running: nil
    }
  }

  /// The cache that runs; nil for one that is declared.
  package var running: RunningCache? {
    if case .running(let cache) = self { cache } else { nil }
  }

  /// Whether the source in which people edit the cache is known.
  package var isEditable: Bool {
    switch self {
    case .document, .configuration: true
    case .block(let block): block.remedy == nil
    // No edit of a program can be checked without running it.
    case .program, .unknown, .running: false
    }
  }

  /// The program that declares the cache, if it is known.
  package var program: Program? {
    if case .program(let program) = self { program } else { nil }
  }

  /// The remedy for a value that is not known in a configuration; nil for other sources.
  package var planRemedy: String? {
    if case .configuration = self {
      "lint the plan, which may have the value: terraform show -json PLAN > plan.json"
    } else {
      nil
    }
  }

  /// The remedy for a missing source of the cache; nil if it needs none.
  package var remedy: String? {
    switch self {
    case .document, .configuration, .running: nil
    case .program(let program): program.remedy
    case .block(let block): block.remedy
    case .unknown(let remedy, _): remedy
    }
  }
}
