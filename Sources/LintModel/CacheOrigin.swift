package import LintDiagnostics
package import LintText

/// Where people write a cache, as opposed to the document that a program made of it.
package enum CacheOrigin: Sendable {
  /// In the document itself.
  case document
  /// In a block of a Terraform configuration.
  case block(Block)
  /// In a configuration that was not found.
  ///
  /// With what to do to have it found, nil if there is nothing to be done, and where the retention
  /// limit comes from, as far as that is known.
  case unknown(remedy: String?, trail: [RelatedPlace])

  /// A block of a configuration, and where its retention limit comes from.
  package struct Block: Sendable {
    /// The type and labels of the block; of a module call where the block is not ours to edit.
    package let header: Place

    /// Where the limit can be edited: the value, or the header of the block that lacks it; of a
    /// module that is called, the argument of the call, or its header.
    package let place: Place

    /// The argument of a module call that is the limit, if one is.
    package let argument: Argument?

    /// Where the limit comes from if it is not written there: the module that uses it, the arguments
    /// of module calls, up to a value or the default of a variable.
    package let trail: [RelatedPlace]

    /// The way to find a missing part of the trail; nil if none is missing.
    package let remedy: String?

    /// Whether the limit depends on nothing outside of the module, so that all plans have the same.
    package let isConstant: Bool

    /// The lines that name the variables which files give the limit with.
    package let values: [LineRange]

    /// Lines of module calls and variable files at which all plans have the same limit, even if it
    /// depends on them.
    package let settledLines: [LineRange]

    /// Lines of variable files that give the limit in other plans.
    package let openLines: [LineRange]

    /// Creates a block of its parts.
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

  /// An argument of a module call.
  package struct Argument: Sendable, Hashable {
    /// The name of the variable.
    package let name: Text

    /// The name of the call.
    package let module: Text

    /// Creates an argument of its names.
    package init(name: Text, module: Text) {
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

  /// The way to find the source of the cache; nil if there is none.
  package var remedy: String? {
    switch self {
    case .document: nil
    case .block(let block): block.remedy
    case .unknown(let remedy, _): remedy
    }
  }
}
