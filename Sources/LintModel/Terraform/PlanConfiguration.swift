internal import LintSyntax

/// The `configuration` of a plan: what was written, as opposed to what is planned.
struct PlanConfiguration {
  private let rootModule: Node
  private let variables: Node?

  init?(_ plan: Node) {
    guard let root = plan["configuration"]?["root_module"] else { return nil }
    rootModule = root
    variables = plan["variables"]
  }

  /// A cache as it is written in a configuration.
  struct Resource {
    let type: CacheType
    let name: String
    let modulePath: ModulePath
    let node: Node

    /// The address without instance keys.
    var address: String { "\(modulePath.prefix)\(type.rawValue).\(name)" }
  }

  /// What the plan says of a module, or nil if it is not in the configuration.
  func module(at path: ModulePath) -> Node? {
    path.names.reduce(rootModule as Node?) { module, name in
      module?["module_calls"]?.value(named: name)?["module"]
    }
  }

  /// The call of a module; nil for the root module, which nothing calls.
  func call(to path: ModulePath) -> Node? {
    guard let caller = path.caller, let name = path.names.last else { return nil }
    return module(at: caller)?["module_calls"]?.value(named: name)
  }

  /// The value of a variable of the root module in this plan.
  func rootValue(ofVariable name: String) -> Node? {
    variables?.value(named: name)?["value"]
  }

  /// The block that declares a resource, or nil if it is not in the configuration.
  func resource(type: String, name: String, at path: ModulePath) -> Node? {
    module(at: path)?["resources"]?.elements.first { resource in
      resource["type"]?.text == type && resource["name"]?.text == name
        && resource["mode"]?.text != "data"
    }
  }

  /// Every cache of the configuration, whether or not it is planned.
  var caches: [Resource] {
    var caches: [Resource] = []
    var pending = [(rootModule, ModulePath())]
    while let (module, path) = pending.popLast() {
      for resource in module["resources"]?.elements ?? [] {
        guard let type = resource["type"]?.text.flatMap(CacheType.init),
          let name = resource["name"]?.text, resource["mode"]?.text != "data"
        else { continue }
        caches.append(Resource(type: type, name: name, modulePath: path, node: resource))
      }
      for call in module["module_calls"]?.entries.reversed() ?? [] {
        guard let name = call.key.text, let child = call.value["module"] else { continue }
        pending.append((child, path.appending(name)))
      }
    }
    return caches
  }

  // MARK: What is known before apply

  /// Whether everything that an expression refers to is known before apply.
  ///
  /// Then the result is known as well, unless the expression calls a function such as
  /// `timestamp`, which is why an expression without any reference does not count.
  func isKnown(_ expression: Expression, in path: ModulePath, of resource: Node) -> Bool {
    if expression.constant != nil { return true }
    guard let references = expression.references, !references.isEmpty else { return false }
    return references.allSatisfy { reference in
      isKnown(reference, in: path, loop: resource["for_each_expression"])
    }
  }

  private func isKnown(_ reference: String, in path: ModulePath, loop: Node?) -> Bool {
    let parts = reference.split(separator: ".", maxSplits: 2).map(String.init)
    switch parts.first {
    case "var": return parts.count > 1 && isVariableKnown(parts[1], in: path)
    case "count", "path", "terraform": return true
    case "each":
      // Terraform refuses to plan when keys are not known.
      return parts.count > 1 && parts[1] == "key" || isLoopKnown(loop, in: path)
    default: return false
    }
  }

  private func isLoopKnown(_ loop: Node?, in path: ModulePath) -> Bool {
    guard let loop, let expression = try? Expression(decoding: loop) else { return false }
    if expression.constant != nil { return true }
    guard let references = expression.references, !references.isEmpty else { return false }
    return references.allSatisfy { isKnown($0, in: path, loop: nil) }
  }

  /// Whether a variable is known: those of the root module always are; those of another module
  /// are if the argument of its call is.
  private func isVariableKnown(_ name: String, in path: ModulePath) -> Bool {
    guard let caller = path.caller else { return variables != nil }
    guard let call = call(to: path) else { return false }
    // Without an argument it takes the default that is written in the module.
    guard let argument = call["expressions"]?.value(named: name) else { return true }
    guard let expression = try? Expression(decoding: argument) else { return false }
    return isKnown(expression, in: caller, of: call)
  }
}
