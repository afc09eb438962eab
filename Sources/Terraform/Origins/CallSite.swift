internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// The location in the calls of a module where the limit of a cache could be set: the argument that
/// is passed on, or the header of the call that lacks it.
struct CallSite {
  let place: Place

  /// The argument, if its value is the limit.
  let argument: CacheOrigin.Argument?

  /// Follows the limit of a cache outward, from call to call, as long as an argument passes on a
  /// value from its caller.
  ///
  /// Returns nil if no call could set a different limit.
  ///
  /// - Parameters:
  ///   - limit: the limit in the plan.
  ///   - written: the limit in the sources; nil if the module is unknown.
  init?(
    ofLimit limit: Node?,
    _ written: WrittenAttribute?,
    type: Text,
    name: Text,
    at path: ModulePath,
    _ configuration: PlanConfiguration,
    _ sources: ConfigurationSources,
    _ deciders: inout DecidingVariables,
  ) {
    guard let limit else { return nil }
    var variables = deciders.variables(
      of: limit,
      written?.operation,
      loop: configuration.resource(type: type, name: name, at: path)?["for_each_expression"],
      at: path,
      includingConditions: true,
    )
    var found: (place: Place, argument: CacheOrigin.Argument?, path: ModulePath)?
    var isLimit = true
    var current = path
    while let caller = current.caller, let call = current.names.last,
      let block = sources.call(to: current), let planned = configuration.call(to: current),
      let first = variables.names.first
    {
      isLimit = isLimit && variables.isPlain
      let passed =
        variables.isCertain ? variables.names.first { block.attribute($0) != nil } : nil
      let place = passed.flatMap { block.attribute($0)?.place } ?? block.header
      let argument = CacheOrigin.Argument(name: passed ?? first, module: call)
      found = (place, isLimit ? argument : nil, current)
      guard let passed, let value = planned["expressions"]?.value(named: passed) else { break }
      variables = deciders.variables(
        of: value,
        block.attribute(passed)?.operation,
        loop: planned["for_each_expression"],
        at: caller,
        // A value in an editable module is the location, even if a condition selects it.
        includingConditions: !sources.isCallerOurs(of: current),
      )
      current = caller
    }
    guard let found else { return nil }
    // Fetched modules cannot be edited here.
    let isOurs = sources.isCallerOurs(of: found.path)
    guard let place = isOurs ? found.place : sources.callHeader(to: found.path) else { return nil }
    self.place = place
    argument = isOurs ? found.argument : nil
  }
}
