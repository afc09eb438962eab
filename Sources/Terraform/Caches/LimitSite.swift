internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// Finds where a configuration sets the limit of a cache, or could set it.
struct LimitSite {
  private let evaluation: ConfigurationEvaluation
  private let block: ConfigurationBlock
  private let module: ModuleInstance

  /// The limit of related locations; more would not help the reader.
  private static let limit = 8

  init(
    _ block: ConfigurationBlock,
    in module: ModuleInstance,
    _ evaluation: ConfigurationEvaluation
  ) {
    self.evaluation = evaluation
    self.block = block
    self.module = module
  }

  private var tree: ConfigurationTree { evaluation.tree }

  /// Returns the site of a limit.
  func site(of limit: ConfiguredCache.Limit) -> Possibility.Site {
    let own = limit.attribute.map { evaluation.valuePlace(of: $0, limit.value) } ?? block.header
    let call = callSite(of: limit)
    let place =
      call?.place ?? (tree.isOurs(module.path) ? own : tree.callHeader(to: module.path)) ?? own
    let message = limit.attribute == nil ? "the cache is declared here" : "the limit is set here"
    let used = [RelatedPlace(message: message, place: own)]
    let names = evaluation.closure(of: limit.uses.names)
    let parts = limit.uses.parts + names.flatMap { evaluation.uses(of: $0).parts }
    var trail = used + names.flatMap { places(of: $0, limit.value, parts) }
    if let origin = limit.value?.origin, evaluation.files.isRead(origin) {
      trail.insert(
        RelatedPlace(message: "the value is written here", place: evaluation.place(origin)),
        at: 1,
      )
    }
    var seen: Set<Place> = [place]
    return Possibility.Site(
      place: place,
      argument: call?.argument,
      source: limit.value?.origin.map(evaluation.place),
      trail: Array(trail.filter { seen.insert($0.place).inserted }.prefix(Self.limit)),
    )
  }

  // MARK: Calls

  /// Returns the outermost argument that passes the limit on, or the call that lacks it; nil if no
  /// call could set another limit.
  ///
  /// The argument is named if its value is the limit.
  private func callSite(
    of limit: ConfiguredCache.Limit
  ) -> (place: Place, argument: CacheOrigin.Argument?)? {
    var current = module
    var variables = variables(in: limit.uses.names, of: current)
    var isLimit = limit.attribute?.isVariable ?? false
    var found: (place: Place, argument: CacheOrigin.Argument?)?
    while let caller = current.caller, let call = tree.call(to: current.path),
      let name = current.path.names.last, let first = variables.first
    {
      let passed = variables.first { call.attribute($0.name) != nil }
      let written = passed.flatMap { call.attribute($0.name) }
      let place = written.map { evaluation.valuePlace(of: $0, limit.value) } ?? call.header
      let argument = CacheOrigin.Argument(name: passed?.name ?? first.name, module: name)
      found = tree.isCallerOurs(of: current.path) ? (place, isLimit ? argument : nil) : nil
      guard let passed else { break }
      isLimit = isLimit && written?.isVariable ?? false
      variables = self.variables(in: evaluation.uses(of: passed.object).names, of: caller)
      current = caller
    }
    return found
  }

  /// Returns the variables of a module that named objects of it were computed from, nearest first.
  private func variables(
    in names: [ConfigurationEvaluation.Name],
    of module: ModuleInstance,
  ) -> [(name: Text, object: ConfigurationEvaluation.Name)] {
    evaluation.closure(of: names).compactMap { object in
      guard object.module === module, case .variable(let name) = object.reference else {
        return nil
      }
      return (name, object)
    }
  }

  // MARK: Related locations

  private func places(
    of name: ConfigurationEvaluation.Name,
    _ value: TerraformValue?,
    _ parts: [ValueOrigin],
  ) -> [RelatedPlace] {
    let module = tree.module(at: name.module.path)
    switch name.reference {
    case .local(let local):
      return module?.local(local).map {
        [
          RelatedPlace(
            message: "local value '\(local)' is written here",
            place: evaluation.valuePlace(of: $0.attribute, value, parts: parts)
          )
        ]
      } ?? []
    case .variable(let variable):
      let declared = module?.variables[variable]
      if let call = tree.call(to: name.module.path), let label = name.module.path.names.last {
        if let argument = call.attribute(variable) {
          return [
            RelatedPlace(
              message: "'\(variable)' is passed to module '\(label)' here",
              place: evaluation.valuePlace(of: argument, value, parts: parts),
            )
          ]
        }
      } else if let given = evaluation.givenPlace(of: variable) {
        let isHidden = declared?.isSensitive ?? false
        return [
          RelatedPlace(
            message: "the value is given here",
            place: isHidden ? given.withoutExcerpt : given,
          )
        ]
      }
      guard let declared else { return [] }
      return declared.fallback.map {
        [
          RelatedPlace(
            message: "variable '\(variable)' has this default",
            place: evaluation.valuePlace(of: $0, value, parts: parts)
          )
        ]
      } ?? [
        RelatedPlace(message: "variable '\(variable)' is declared here", place: declared.header)
      ]
    case .attribute(let attribute, let reference):
      let resource = evaluation.resources[reference.index]
      let block = tree.module(at: resource.module.path)?
        .declarations("resource", [resource.type, resource.name]).first
      return block?.attribute(attribute).map {
        [
          RelatedPlace(
            message: "'\(reference.address).\(attribute)' is written here",
            place: evaluation.valuePlace(of: $0, value),
          )
        ]
      } ?? []
    case .eachKey, .eachValue, .countIndex, .module, .output, .pathModule, .pathRoot, .pathCwd,
      .workspace, .resource, .data, .other:
      return []
    }
  }
}

extension WrittenAttribute {
  /// Whether the value is that of a variable.
  fileprivate var isVariable: Bool {
    guard case .traversal(let names) = value else { return false }
    return names.first == "var" && names.count == 2
  }
}
