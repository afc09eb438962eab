internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// Finds where a configuration sets the limit of a cache, or could set it.
struct LimitSite {
  let evaluation: ConfigurationEvaluation
  let block: ConfigurationBlock
  let module: ModuleInstance

  /// The instance of the block, and those of the calls on the path to it, innermost first.
  let repetitions: [Repetition]

  /// The number of parts of an argument among which the limit is searched.
  static let partLimit = 256

  /// The limit of related locations; more would not help the reader.
  private static let limit = 8

  init(
    _ block: ConfigurationBlock,
    in module: ModuleInstance,
    _ repetition: Repetition,
    _ evaluation: ConfigurationEvaluation
  ) {
    self.evaluation = evaluation
    self.block = block
    self.module = module
    repetitions = [repetition] + sequence(first: module, next: \.caller).map(\.repetition)
  }

  var tree: ConfigurationTree { evaluation.tree }

  /// Returns the site of a limit.
  func site(of limit: ConfiguredCache.Limit) -> Possibility.Site {
    let own = limit.attribute.map { evaluation.valuePlace(of: $0, limit.value) } ?? block.header
    let names = evaluation.closure(of: limit.uses.names)
    let used = limit.uses.parts + names.flatMap { evaluation.uses(of: $0).parts }
    let elements = elements(of: limit, names, used)
    // A comment further down in an element is about an item of it.
    let parts = (used + elements.own).map { part in
      elements.own.contains(part) ? evaluation.files.firstLine(of: part) : part
    }
    let call = callSite(of: limit, parts)
    let place =
      call?.place ?? (tree.isOurs(module.path) ? own : tree.callHeader(to: module.path)) ?? own
    let message = limit.attribute == nil ? "the cache is declared here" : "the limit is set here"
    var near = [RelatedPlace(message: message, place: own)]
    let source = limit.value?.origin
    if let source, evaluation.files.isRead(source) {
      near.append(
        RelatedPlace(message: "the value is written here", place: evaluation.place(source))
      )
    }
    if let unit = tree.unit?.header {
      near.append(RelatedPlace(message: "the unit calls its module here", place: unit))
    }
    let inUnit = [source.map(evaluation.place)].compactMap(\.self)
      .filter { tree.unit?.contains($0) ?? false }
    let overridden = others(in: names, than: limit.value, used + elements.own)
    let deciding = names.filter { !overridden.contains($0) }
    // A collection that is overridden explains nothing; a number may be what a condition compares.
    let sources = names.filter { !overridden.contains($0) || !isCollection($0) }.map { name in
      (
        isOther: overridden.contains(name),
        places: attributeDefault(of: name, limit.value) + places(of: name, limit.value, parts)
      )
    }
    let trail =
      near + sources.flatMap(\.places)
      + inUnit.map { RelatedPlace(message: "its value is written here", place: $0) }
    var seen: Set<Place> = [place]
    let lines = lines(of: elements)
    let passed = (sources.filter { !$0.isOther }.flatMap(\.places) + near).map(\.place) + inUnit
    let others = Set(sources.flatMap(\.places).map(\.place)).subtracting(passed)
    return Possibility.Site(
      place: place,
      argument: call?.argument,
      variable: givenVariable(of: limit),
      source: source.map(evaluation.place),
      trail: Array(trail.filter { seen.insert($0.place).inserted }.prefix(Self.limit)),
      others: others,
      elements: lines.own + wholeLines(of: deciding),
      element: lines.own.min { $0.lines.count < $1.lines.count },
      otherElements: lines.others,
      ignoresChanges: block.ignoresChanges(of: Text(Attribute.retentionLimit.rawValue)),
    )
  }

  private func isCollection(_ name: ConfigurationEvaluation.Name) -> Bool {
    (try? evaluation.results[name]?.get())?.isCollection ?? false
  }

  // MARK: Calls

  /// Returns the outermost argument that passes the limit on, or the call that lacks it; nil if no
  /// call does.
  ///
  /// The argument is named if its value is the limit. A limit that is computed may come from any
  /// variable.
  private func callSite(
    of limit: ConfiguredCache.Limit,
    _ parts: [ValueOrigin],
  ) -> (place: Place, argument: CacheOrigin.Argument?)? {
    var current = module
    var variables = variables(in: limit.uses.names, of: current)
    var isLimit = limit.attribute?.isVariable ?? false
    var found: (place: Place, argument: CacheOrigin.Argument?)?
    while let caller = current.caller, let call = tree.call(to: current.path),
      let name = current.path.names.last, let first = variables.first
    {
      let whole = variables.first { isValue($0.object, limit.value) }
      let source =
        whole ?? variables.first { isPart(limit.value, of: $0.object, call.attribute($0.name)) }
      if source == nil, limit.value?.origin != nil { break }
      // An argument with the limit as a part has other parts too.
      if source != nil { isLimit = whole != nil }
      let passed = (source.map { [$0] } ?? variables).first { call.attribute($0.name) != nil }
      let written = passed.flatMap { call.attribute($0.name) }
      let variable = source ?? passed ?? first
      let place =
        written.map { self.place(of: $0, for: variable.object, limit.value, parts) } ?? call.header
      let argument = CacheOrigin.Argument(name: variable.name, module: name)
      found = tree.isCallerOurs(of: current.path) ? (place, isLimit ? argument : nil) : nil
      guard let passed else { break }
      isLimit = isLimit && written?.isVariable ?? false
      variables = self.variables(in: evaluation.uses(of: passed.object).names, of: caller)
      current = caller
    }
    guard current.caller == nil, let first = variables.first, !evaluation.isGiven(first.name),
      let input = input(variables.map(\.name), limit.value, parts)
    else { return found }
    return (
      input.place, isLimit ? CacheOrigin.Argument(name: input.name, module: nil) : nil
    )
  }

  /// Whether an object has the value that the limit is.
  private func isValue(_ object: ConfigurationEvaluation.Name, _ limit: TerraformValue?) -> Bool {
    guard let origin = limit?.origin, case .success(let value)? = evaluation.results[object]
    else { return false }
    return value.origin == origin
  }

  /// Whether a limit is written in the value of an object, or in the argument that passes it.
  private func isPart(
    _ limit: TerraformValue?,
    of object: ConfigurationEvaluation.Name,
    _ argument: WrittenAttribute?,
  ) -> Bool {
    guard let origin = limit?.origin,
      case .success(let value)? = evaluation.results[object], value.isCollection
    else { return false }
    if argument.map(evaluation.files.origin)?.contains(origin) ?? false { return true }
    return value.nestedEntries(upTo: Self.partLimit).contains { $0.value.origin == origin }
  }

  /// Returns the variable of the root module to which a file or an option gives the limit, as
  /// messages name it; nil if none does.
  private func givenVariable(of limit: ConfiguredCache.Limit) -> Text? {
    for object in evaluation.closure(of: limit.uses.names) where object.module.caller == nil {
      guard case .variable(let name) = object.reference, evaluation.isGiven(name),
        isValue(object, limit.value)
      else { continue }
      guard let file = evaluation.givenPlace(of: name) else {
        return "variable '\(name)', given by --var,"
      }
      return "variable '\(name)' in '\(file.path)'"
    }
    return nil
  }

  /// Returns the first input of a unit that passes the limit on, or the block that calls the module
  /// without it or includes it; nil without a unit.
  private func input(
    _ variables: [Text],
    _ value: TerraformValue?,
    _ parts: [ValueOrigin],
  ) -> (name: Text, place: Place)? {
    for name in variables {
      guard let place = evaluation.inputPlace(of: name, value, parts: parts) else { continue }
      let isIncluded = tree.unit.map { !$0.isOwn(place) } ?? false
      return (name, isIncluded ? tree.unit?.include ?? place : place)
    }
    guard let header = tree.unit?.header, let first = variables.first else { return nil }
    return (first, header)
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

  /// Returns the part of an attribute that yields its value.
  ///
  /// Of a collection of which no part is used, only the first line is returned: the others may be
  /// about other caches.
  private func place(
    of attribute: WrittenAttribute,
    for name: ConfigurationEvaluation.Name,
    _ value: TerraformValue?,
    _ parts: [ValueOrigin],
  ) -> Place {
    let isCollection =
      if case .success(let whole)? = evaluation.results[name] { whole.isCollection } else { false }
    return evaluation.valuePlace(of: attribute, value, parts: parts, isCollection: isCollection)
  }

  /// Returns the default of an attribute in the type of a variable that yields a value; empty if none
  /// does.
  private func attributeDefault(
    of name: ConfigurationEvaluation.Name,
    _ value: TerraformValue?,
  ) -> [RelatedPlace] {
    guard case .variable(let variable) = name.reference, let source = value?.origin,
      let type = tree.module(at: name.module.path)?.variables[variable]?.defaultingType,
      tree.isOurs(name.module.path), evaluation.files.origin(of: type).contains(source)
    else { return [] }
    return [
      RelatedPlace(
        message: "variable '\(variable)' has this default for an attribute",
        place: evaluation.place(source),
      )
    ]
  }

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
            place: place(of: $0.attribute, for: name, value, parts)
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
              place: place(of: argument, for: name, value, parts),
            )
          ]
        }
      } else {
        if let places = givenPlaces(of: variable, value, parts) {
          let isHidden = declared?.isSensitive ?? false
          return isHidden ? places.map(\.withoutExcerpt) : places
        }
      }
      guard let declared else { return [] }
      return declared.fallback.map {
        [
          RelatedPlace(
            message: "variable '\(variable)' has this default",
            place: place(of: $0, for: name, value, parts)
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
    case .module, .output: return outputPlaces(of: name, value, parts)
    case .eachKey, .eachValue, .countIndex, .pathModule, .pathRoot, .pathCwd, .workspace, .resource,
      .data, .other:
      return []
    }
  }

  /// Returns the locations of the outputs of a called module that are used; none of a fetched one.
  private func outputPlaces(
    of name: ConfigurationEvaluation.Name,
    _ value: TerraformValue?,
    _ parts: [ValueOrigin],
  ) -> [RelatedPlace] {
    guard let path = name.calledModule, let called = tree.module(at: path), tree.isOurs(path),
      let call = path.names.last
    else { return [] }
    let used = [value?.origin, value?.use].compactMap(\.self) + parts
    return called.labels(of: "output").compactMap { labels in
      guard let output = labels.first,
        let attribute = called.declarations("output", labels).first?.attribute("value")
      else { return nil }
      let isUsed =
        if case .output(_, let wanted) = name.reference {
          output == wanted
        } else {
          used.contains { evaluation.files.origin(of: attribute).contains($0) }
        }
      guard isUsed else { return nil }
      return RelatedPlace(
        message: "output '\(output)' of module '\(call)' is written here",
        place: evaluation.valuePlace(of: attribute, value, parts: parts),
      )
    }
  }

  /// Returns the locations where a file or an input gives a variable of the root module its value;
  /// nil if it takes its default.
  private func givenPlaces(
    of variable: Text,
    _ value: TerraformValue?,
    _ parts: [ValueOrigin],
  ) -> [RelatedPlace]? {
    if let given = evaluation.givenPlace(of: variable, value, parts) {
      return [RelatedPlace(message: "the value is given here", place: given)]
    }
    // On the command line.
    if evaluation.isGiven(variable) { return [] }
    guard tree.unit?.inputs.input(variable) != nil else { return nil }
    guard let input = evaluation.inputPlace(of: variable, value, parts: parts) else { return [] }
    let source = evaluation.inputSource(of: variable).map {
      RelatedPlace(message: "its value is written here", place: $0)
    }
    return [RelatedPlace(message: "input '\(variable)' is set here", place: input)]
      + [source].compactMap(\.self)
  }
}

extension WrittenAttribute {
  /// Whether the value is that of a variable.
  fileprivate var isVariable: Bool {
    guard case .traversal(let names) = value else { return false }
    return names.first == "var" && names.count == 2
  }
}

extension RelatedPlace {
  fileprivate var withoutExcerpt: RelatedPlace {
    RelatedPlace(message: message, place: place.withoutExcerpt)
  }
}
