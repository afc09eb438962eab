internal import LintDiagnostics
internal import LintSyntax
internal import LintText

/// Follows a value from its use to its definition, through module arguments, local values and
/// loops, up to a value or the default of a variable.
///
/// The plan provides the references of an expression, since it covers expressions of every kind;
/// the sources provide the locations.
struct ValueTrail {
  private let configuration: PlanConfiguration
  private let sources: ConfigurationSources

  /// The locations on the trail, nearest first.
  private(set) var places: [RelatedPlace] = []

  /// The folder of a module with a default that differs from the plan; nil if all match.
  private(set) var changedFolder: Text?

  /// The first argument, loop or default on the trail that differs from the plan, and its module;
  /// nil if all match.
  private(set) var change: (place: Place, module: ConfigurationModule)?

  /// The lines in variable files that name the variables of the value.
  private(set) var values: [LineRange] = []

  /// The lines of variable files whose values differ from this plan.
  private(set) var openLines: [LineRange] = []

  /// The locations of values in variable files.
  private var givenLines: [LineRange] = []

  /// The modules whose variables were followed.
  private var modulesWithVariables: Set<ModulePath> = []

  /// The variables of the root module that were followed.
  private var rootVariables: Set<Text> = []

  /// Whether the value may differ between plans.
  private var isOpen = false

  /// The references to follow, nearest first.
  private var steps: [Step] = []
  private var followed: Set<Step> = []

  /// The limit of locations; more would not help the reader.
  private static let limit = 8

  /// The number of references of one expression that are followed.
  private static let referenceLimit = 64

  /// A reference of an expression.
  private struct Step: Hashable {
    /// The first name of the reference, such as `var` or `local`; the second is `name`.
    let kind: Text
    let name: Text
    /// The path of attribute names and indexes to the referenced part.
    let keys: [Text]
    let path: ModulePath
    /// The block around the expression, for `each.value`.
    let block: [Text]
  }

  init(_ configuration: PlanConfiguration, _ sources: ConfigurationSources) {
    self.configuration = configuration
    self.sources = sources
  }

  /// Follows all references of an expression.
  ///
  /// - Parameters:
  ///   - expression: the expression in the plan.
  ///   - block: type and labels of the block that contains it.
  ///   - path: the module of that block.
  mutating func follow(_ expression: Node?, in block: [Text], at path: ModulePath) {
    if let expression { add(expression, in: block, at: path) }
    var next = 0
    while places.count < Self.limit, next < steps.count {
      let step = steps[next]
      next += 1
      guard followed.insert(step).inserted else { continue }
      take(step)
    }
    isOpen = isOpen || next < steps.count
  }

  /// Whether the value is the same in all plans as far as the expressions of a module, and of the
  /// modules that it calls, decide.
  ///
  /// Other callers of the module may pass other arguments.
  func isSettled(in module: ModulePath) -> Bool {
    !isOpen && !modulesWithVariables.contains(module)
  }

  /// The lines of the variable file if it alone decides the value; empty otherwise.
  var settledValues: [LineRange] {
    !isOpen && rootVariables.count == 1 && openLines.isEmpty ? values + givenLines : []
  }

  // MARK: References

  /// Adds the references that the plan lists for an expression.
  private mutating func add(_ expression: Node, in block: [Text], at path: ModulePath) {
    // Not decoded: the argument of a call may be that of thousands of caches.
    let references = expression["references"]?.elements(upTo: Self.referenceLimit + 1) ?? []
    // An expression without references may call functions.
    if references.isEmpty, expression["constant_value"] == nil { isOpen = true }
    if references.count > Self.referenceLimit { isOpen = true }
    var last: (names: [Text], keys: [Text])?
    for reference in references.prefix(Self.referenceLimit) {
      let text = reference.text ?? ""
      let names = Array(PlanReference.names(text).prefix(2))
      let keys = PlanReference.keys(text) ?? []
      // After a reference to a part, the plan lists everything that contains the part.
      if let last, last.names == names, last.keys.starts(with: keys), last.keys != keys { continue }
      last = (names, keys)
      add(names, keys, in: block, at: path)
    }
  }

  /// Adds the references of an expression in the sources.
  ///
  /// - Parameter keys: the path to the referenced part of its value.
  private mutating func add(
    _ operation: HCLOperation,
    _ keys: [Text],
    in block: [Text],
    at path: ModulePath,
  ) {
    switch (operation, keys.first) {
    case (.simple(.traversal(let names)), _):
      add(Array(names.prefix(2)), names.dropFirst(2) + keys, in: block, at: path)
    case (.object(let entries), let key?):
      guard let entry = entries.last(where: { $0.key == key }) else { break }
      add(entry.value, Array(keys.dropFirst()), in: block, at: path)
    case (.tuple(let elements), let key?):
      guard let index = Int(key.string), elements.indices.contains(index) else { break }
      add(elements[index], Array(keys.dropFirst()), in: block, at: path)
    default:
      guard let uses = operation.uses else {
        isOpen = true
        break
      }
      if !uses.functions.isEmpty || uses.references.count > Self.referenceLimit { isOpen = true }
      for reference in uses.references.prefix(Self.referenceLimit) {
        let (names, keys) = (reference.prefix(2), reference.dropFirst(2))
        add(Array(names), Array(keys), in: block, at: path)
      }
    }
  }

  private mutating func add(
    _ names: [Text],
    _ keys: [Text],
    in block: [Text],
    at path: ModulePath,
  ) {
    guard names.count > 1 else {
      isOpen = true
      return
    }
    steps.append(Step(kind: names[0], name: names[1], keys: keys, path: path, block: block))
  }

  private mutating func take(_ step: Step) {
    switch (step.kind, step.name) {
    case ("var", let name): takeVariable(name, step.keys, at: step.path)
    case ("local", let name): takeLocal(name, step.keys, at: step.path)
    case ("each", "value"): takeLoop(of: step.block, at: step.path)
    default: isOpen = true
    }
  }

  private mutating func note(_ message: String, _ place: Place) {
    let related = RelatedPlace(message: message, place: place)
    // Several parts of one value may be followed.
    if !places.contains(related) { places.append(related) }
  }

  // MARK: Steps

  private mutating func takeVariable(_ name: Text, _ keys: [Text], at path: ModulePath) {
    modulesWithVariables.insert(path)
    guard let caller = path.caller, let call = path.names.last else {
      takeRootVariable(name, keys)
      return
    }
    let block = ["module", call]
    guard let argument = configuration.call(to: path)?["expressions"]?.value(named: name) else {
      if let module = sources.module(at: caller),
        let added = module.block("module", [call])?.attribute(name), added.value != .null
      {
        noteChange(added.place, module)
      }
      takeDefault(of: name, at: path)
      return
    }
    let written = sources.module(at: caller)?.block("module", [call])?.attribute(name)
    compare(written, with: argument, in: block, at: caller)
    if let written { note("'\(name)' is passed to module '\(call)' here", written.place) }
    add(argument, written?.operation, keys, in: block, at: caller)
    if written?.value == .null, isNeverNull(name, at: path) { takeDefault(of: name, at: path) }
  }

  /// Records an argument of a call that differs from the plan.
  private mutating func compare(
    _ written: WrittenAttribute?,
    with planned: Node,
    in block: [Text],
    at path: ModulePath,
  ) {
    guard let module = sources.module(at: path),
      let header = module.block(block[0], Array(block.dropFirst()))?.header
    else { return }
    if let written {
      if !WrittenComparison.agrees(written.operation, with: planned) {
        noteChange(written.place, module)
      }
    } else if planned["constant_value"].flatMap({ ConstantValue($0) }) != .null {
      noteChange(header, module)
    }
  }

  private mutating func noteChange(_ place: Place, _ module: ConfigurationModule) {
    if change == nil { change = (place, module) }
  }

  /// Adds the references of the argument of a call.
  ///
  /// The plan lists the indexes of references, which the parsed expression lacks; only the latter
  /// shows the expressions of the parts.
  private mutating func add(
    _ planned: Node,
    _ written: HCLOperation?,
    _ keys: [Text],
    in block: [Text],
    at path: ModulePath,
  ) {
    switch written {
    case .simple(.traversal), .object, .tuple:
      if !keys.isEmpty, let written { return add(written, keys, in: block, at: path) }
    case .simple, .not, .binary, .conditional, .other, nil: break
    }
    add(planned, in: block, at: path)
  }

  /// Whether a variable isn't nullable, so its default replaces a null argument.
  private func isNeverNull(_ name: Text, at path: ModulePath) -> Bool {
    let block = sources.module(at: path)?.block("variable", [name])
    return block?.attribute("nullable")?.value == .boolean(false)
  }

  private mutating func takeDefault(of name: Text, at path: ModulePath) {
    guard let module = sources.module(at: path), let block = module.block("variable", [name]) else {
      return
    }
    let written = block.attribute("default")
    let planned = configuration.module(at: path)?["variables"]?.value(named: name)?["default"]
    if let planned, let constant = written.flatMap({ ConstantValue($0.operation) }),
      ConstantValue(planned) != constant
    {
      changedFolder = module.folder
      // Terraform converts a default to the type of its variable.
      if ConstantValue(planned)?.number != constant.number {
        noteChange(written?.place ?? block.header, module)
      }
    }
    note("variable '\(name)' has this default", written?.place ?? block.header)
  }

  private mutating func takeRootVariable(_ name: Text, _ keys: [Text]) {
    rootVariables.insert(name)
    let path = ModulePath()
    let fallback = configuration.module(at: path)?["variables"]?.value(named: name)?["default"]
    let value = configuration.rootValue(ofVariable: name)
    let given = sources.variableFiles.given(name, at: keys)
    let unplanned = sources.variableFiles.unplanned(name)
    if let unplanned { openLines.append(unplanned.lines) }
    if given == nil, let fallback, value?.hasSameValue(as: fallback) ?? true {
      takeDefault(of: name, at: path)
    } else if let block = sources.module(at: path)?.block("variable", [name]) {
      note("variable '\(name)' was given a value for this plan", block.header)
    }
    if let unplanned {
      note("this is not the value in the plan: plan again if it has changed since", unplanned.place)
    }
    guard let given else {
      isOpen = true
      return
    }
    values.append(given.header)
    givenLines.append(LineRange(given.place))
    // The line may contain secrets.
    let isHidden = given.isInCollection || isSecret(name)
    note("the value is given here", isHidden ? given.place.withoutExcerpt : given.place)
  }

  /// Whether a variable of the root module is marked as sensitive.
  private func isSecret(_ name: Text) -> Bool {
    let variables = configuration.module(at: ModulePath())?["variables"]
    return variables?.value(named: name)?["sensitive"]?.hasText("true") ?? false
  }

  private mutating func takeLocal(_ name: Text, _ keys: [Text], at path: ModulePath) {
    guard let local = sources.module(at: path)?.local(name) else {
      isOpen = true
      return
    }
    note("local value '\(name)' is written here", local.place)
    add(local.operation, keys, in: [], at: path)
  }

  private mutating func takeLoop(of block: [Text], at path: ModulePath) {
    guard let type = block.first else {
      isOpen = true
      return
    }
    let labels = Array(block.dropFirst())
    let isCall = type == "module"
    let planned =
      isCall
      ? labels.first.flatMap { configuration.call(to: path.appending($0)) }
      : configuration.resource(type: labels.first ?? "", name: labels.last ?? "", at: path)
    if let loop = sources.module(at: path)?.block(type, labels)?.attribute("for_each") {
      note("'each.value' comes from here", loop.place)
    }
    guard let expression = planned?["for_each_expression"] else {
      isOpen = true
      return
    }
    add(expression, in: [], at: path)
  }
}
