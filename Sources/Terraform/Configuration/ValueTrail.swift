internal import LintDiagnostics
internal import LintSyntax
internal import LintText

/// Follows a value from where it is used to where it is written: through the arguments of module
/// calls, local values and loops, up to a value or the default of a variable.
///
/// What an expression refers to is told by the plan, which knows expressions of every kind; where it
/// stands, by the sources.
struct ValueTrail {
  private let configuration: PlanConfiguration
  private let sources: ConfigurationSources

  /// The places on the way, the nearest first.
  private(set) var places: [RelatedPlace] = []

  /// The folder of a module in which a default is not the one of the plan; nil if all are.
  private(set) var changedFolder: Text?

  /// What is to be followed, the nearest first.
  private var steps: [Step] = []
  private var followed: Set<Step> = []

  /// More places than these explain nothing any more.
  private static let limit = 8

  /// How many references of one expression are followed.
  private static let referenceLimit = 64

  /// Something that an expression refers to.
  private struct Step: Hashable {
    /// What kind of thing it is, `var` or `local`, and its name.
    let kind: Text
    let name: Text
    let path: ModulePath
    /// The block around the expression, for `each.value`.
    let block: [Text]
  }

  init(_ configuration: PlanConfiguration, _ sources: ConfigurationSources) {
    self.configuration = configuration
    self.sources = sources
  }

  /// Follows everything that an expression refers to.
  ///
  /// - Parameters:
  ///   - expression: the expression as the plan has it.
  ///   - block: type and labels of the block that it is written in.
  ///   - path: the module of that block.
  mutating func follow(_ expression: Node?, in block: [Text], at path: ModulePath) {
    add(expression, in: block, at: path)
    var next = 0
    while places.count < Self.limit, next < steps.count {
      let step = steps[next]
      next += 1
      guard followed.insert(step).inserted else { continue }
      take(step)
    }
  }

  private mutating func add(_ expression: Node?, in block: [Text], at path: ModulePath) {
    // Not decoded: the argument of a call may be that of thousands of caches.
    let references = expression?["references"]?.elements(upTo: Self.referenceLimit) ?? []
    for reference in references.compactMap(\.text) {
      add(PlanReference.names(reference), in: block, at: path)
    }
  }

  private mutating func add(_ reference: [Text], in block: [Text], at path: ModulePath) {
    guard reference.count > 1 else { return }
    steps.append(Step(kind: reference[0], name: reference[1], path: path, block: block))
  }

  private mutating func take(_ step: Step) {
    switch (step.kind, step.name) {
    case ("var", let name): takeVariable(name, at: step.path)
    case ("local", let name): takeLocal(name, at: step.path)
    case ("each", "value"): takeLoop(of: step.block, at: step.path)
    default: break
    }
  }

  private mutating func note(_ message: String, _ place: Place) {
    places.append(RelatedPlace(message: message, place: place))
  }

  // MARK: Steps

  private mutating func takeVariable(_ name: Text, at path: ModulePath) {
    guard let caller = path.caller, let call = path.names.last else {
      takeRootVariable(name)
      return
    }
    let block = ["module", call]
    guard let argument = configuration.call(to: path)?["expressions"]?.value(named: name) else {
      takeDefault(of: name, at: path)
      return
    }
    let written = sources.module(at: caller)?.block("module", [call])?.attribute(name)
    if let written { note("'\(name)' is passed to module '\(call)' here", written.place) }
    add(argument, in: block, at: caller)
    if written?.value == .null, isNeverNull(name, at: path) { takeDefault(of: name, at: path) }
  }

  /// A variable that is not nullable takes its default where null is passed.
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
    }
    note("variable '\(name)' has this default", written?.place ?? block.header)
  }

  private mutating func takeRootVariable(_ name: Text) {
    let path = ModulePath()
    let fallback = configuration.module(at: path)?["variables"]?.value(named: name)?["default"]
    let value = configuration.rootValue(ofVariable: name)
    let given = value.flatMap { value in
      let place = sources.variableFiles.place(ofVariable: name, with: value)
      // The line may hold what must not be shown.
      return isSecret(name) || value.kind != .scalar ? place?.withoutExcerpt : place
    }
    if given == nil, let fallback, value?.hasSameValue(as: fallback) ?? true {
      takeDefault(of: name, at: path)
    } else if let block = sources.module(at: path)?.block("variable", [name]) {
      note("variable '\(name)' was given a value for this plan", block.header)
    }
    if let given { note("the value is given here", given) }
  }

  /// Whether a variable of the root module is marked as sensitive.
  private func isSecret(_ name: Text) -> Bool {
    let variables = configuration.module(at: ModulePath())?["variables"]
    return variables?.value(named: name)?["sensitive"]?.hasText("true") ?? false
  }

  private mutating func takeLocal(_ name: Text, at path: ModulePath) {
    guard let local = sources.module(at: path)?.local(name) else { return }
    note("local value '\(name)' is written here", local.place)
    for reference in local.operation.uses?.references.prefix(Self.referenceLimit) ?? [] {
      add(reference, in: [], at: path)
    }
  }

  private mutating func takeLoop(of block: [Text], at path: ModulePath) {
    guard let type = block.first else { return }
    let labels = Array(block.dropFirst())
    let isCall = type == "module"
    let planned =
      isCall
      ? labels.first.flatMap { configuration.call(to: path.appending($0)) }
      : configuration.resource(type: labels.first ?? "", name: labels.last ?? "", at: path)
    if let loop = sources.module(at: path)?.block(type, labels)?.attribute("for_each") {
      note("'each.value' comes from here", loop.place)
    }
    add(planned?["for_each_expression"], in: [], at: path)
  }
}
