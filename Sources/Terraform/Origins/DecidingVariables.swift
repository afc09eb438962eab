internal import LintSyntax
internal import LintText

/// Finds the variables on which a value depends, evaluating each expression once.
struct DecidingVariables {
  private let sources: ConfigurationSources
  private var known: KnownValues
  private var locals: Set<Text> = []

  /// Names of variables in source order.
  struct Variables {
    var names: [Text] = []

    /// Whether the value is exactly that of a single variable.
    var isPlain = false

    /// Whether the argument in the sources decides; false if any of several may.
    var isCertain = true
  }

  /// The number of references of an expression that are followed.
  private static let referenceLimit = 64

  init(_ configuration: PlanConfiguration, _ sources: ConfigurationSources) {
    self.sources = sources
    known = KnownValues(configuration, sources)
  }

  /// Returns the variables of a module that decide a value in it.
  ///
  /// - Parameters:
  ///   - written: the expression in the sources; nil if the module is unknown.
  ///   - includingConditions: whether to count variables that only select between values, if the
  ///     values don't depend on any variable.
  mutating func variables(
    of planned: Node,
    _ written: HCLOperation?,
    loop: Node?,
    at path: ModulePath,
    includingConditions: Bool,
  ) -> Variables {
    locals = []
    guard let written, written.uses != nil else {
      let names = Self.variables(in: planned)
      return Variables(names: names, isPlain: false, isCertain: names.count == 1)
    }
    let deciding = variables(in: parts(of: written, loop: loop, at: path), loop: loop, at: path)
    return deciding.names.isEmpty && includingConditions
      ? variables(in: [written], loop: loop, at: path) : deciding
  }

  /// Returns the parts of an expression that may be its value, except constants: both branches of a
  /// conditional, or the selected one if the condition is known.
  private mutating func parts(
    of operation: HCLOperation,
    loop: Node?,
    at path: ModulePath,
  ) -> [HCLOperation] {
    guard case .conditional(let condition, let yes, let no) = operation else {
      return ConstantValue(operation) == nil ? [operation] : []
    }
    if case .value(.boolean(let isTrue)) = known.result(of: condition, in: path, loop: loop) {
      return parts(of: isTrue ? yes : no, loop: loop, at: path)
    }
    return parts(of: yes, loop: loop, at: path) + parts(of: no, loop: loop, at: path)
  }

  private mutating func variables(
    in operations: [HCLOperation],
    loop: Node?,
    at path: ModulePath,
  ) -> Variables {
    var found = Variables(isPlain: operations.count == 1)
    for operation in operations {
      if case .simple(.traversal(let names)) = operation, names.count == 2 {
      } else {
        found.isPlain = false
      }
      for reference in operation.uses?.references.prefix(Self.referenceLimit) ?? [] {
        add(reference, to: &found, loop: loop, at: path)
      }
    }
    found.names = Self.unique(found.names)
    found.isPlain = found.isPlain && found.names.count == 1
    return found
  }

  private mutating func add(
    _ reference: [Text],
    to found: inout Variables,
    loop: Node?,
    at path: ModulePath,
  ) {
    guard reference.count > 1 else { return }
    switch (reference[0], reference[1]) {
    case ("var", let name):
      found.names.append(name)
    case ("local", let name):
      guard locals.count < Self.referenceLimit, locals.insert(name).inserted,
        let local = sources.module(at: path)?.local(name)?.operation
      else { return }
      let inner = variables(in: parts(of: local, loop: nil, at: path), loop: nil, at: path)
      found.names += inner.names
      found.isPlain = found.isPlain && inner.isPlain
    case ("each", "value"):
      found.names += loop.map(Self.variables) ?? []
      found.isPlain = false
    default:
      return
    }
  }

  /// Returns the variables among the references that a plan lists.
  private static func variables(in planned: Node) -> [Text] {
    let references = planned["references"]?.elements(upTo: referenceLimit) ?? []
    let names = references.compactMap(\.text).map(PlanReference.names)
    return unique(names.filter { $0.count > 1 && $0[0] == "var" }.map { $0[1] })
  }

  private static func unique(_ names: [Text]) -> [Text] {
    var known: Set<Text> = []
    return names.filter { known.insert($0).inserted }
  }
}
