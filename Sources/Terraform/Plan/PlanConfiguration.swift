internal import LintModel
internal import LintSyntax
internal import LintText

/// The `configuration` of a plan: the source expressions, as opposed to the planned values.
struct PlanConfiguration {
  /// The modules by path, indexed because a plan may have thousands of caches to look up.
  private let modules: [ModulePath: Module]
  private let variables: [Text: Node]?

  /// Every cache of the configuration, planned or not.
  let caches: [Resource]

  /// The node of one module, with its calls and resources indexed.
  private struct Module {
    let node: Node
    let calls: [Text: Node]
    let resources: [[Text]: Node]
  }

  init?(_ plan: Node) {
    guard let root = plan["configuration"]?["root_module"] else { return nil }
    variables = plan["variables"].map { Self.byName($0.entries) }
    var modules: [ModulePath: Module] = [:]
    var caches: [Resource] = []
    var pending = [(root, ModulePath())]
    while let (node, path) = pending.popLast() {
      let resources = node["resources"]?.elements ?? []
      caches += resources.compactMap { Resource($0, at: path) }
      let calls = node["module_calls"]?.entries ?? []
      // The first of several with the same name wins.
      guard modules[path] == nil else { continue }
      modules[path] = Module(
        node: node,
        calls: Self.byName(calls),
        resources: Self.byTypeAndName(resources),
      )
      for call in calls.reversed() {
        guard let name = call.key.text, let child = call.value["module"] else { continue }
        pending.append((child, path.appending(name)))
      }
    }
    self.modules = modules
    self.caches = caches
  }

  static func byName(_ entries: [Node.Entry]) -> [Text: Node] {
    Dictionary(
      entries.compactMap { entry in entry.key.text.map { ($0, entry.value) } },
      uniquingKeysWith: { first, _ in first },
    )
  }

  private static func byTypeAndName(_ resources: [Node]) -> [[Text]: Node] {
    let named = resources.compactMap { resource -> ([Text], Node)? in
      guard let type = resource["type"]?.text, let name = resource["name"]?.text,
        resource["mode"]?.text != "data"
      else { return nil }
      return ([type, name], resource)
    }
    return Dictionary(named, uniquingKeysWith: { first, _ in first })
  }

  /// A cache in a configuration.
  struct Resource {
    let type: CacheType
    let name: Text
    let modulePath: ModulePath
    let node: Node

    /// Reads a resource of a module; returns nil if it isn't a cache.
    fileprivate init?(_ node: Node, at path: ModulePath) {
      guard let type = node["type"]?.text.flatMap(CacheType.init), let name = node["name"]?.text,
        node["mode"]?.text != "data"
      else { return nil }
      self.type = type
      self.name = name
      self.node = node
      modulePath = path
    }

    /// The address without instance keys.
    var address: Text { "\(modulePath.prefix)\(type.rawValue).\(name)" }
  }

  /// The types and names of the resources of the root module that deploy templates.
  var rootStacks: [[Text]] {
    (modules[ModulePath()]?.resources.keys).map { names in
      names.filter { StackType(rawValue: $0[0].string) != nil }
    } ?? []
  }

  /// Returns the node of a module; nil if it isn't in the configuration.
  func module(at path: ModulePath) -> Node? {
    modules[path]?.node
  }

  /// Returns the call of a module; nil for the root module.
  func call(to path: ModulePath) -> Node? {
    guard let caller = path.caller, let name = path.names.last else { return nil }
    return modules[caller]?.calls[name]
  }

  /// Whether the plan lists the variables of the root module.
  var hasVariables: Bool { variables != nil }

  /// Returns the value of a root module variable in this plan.
  func rootValue(ofVariable name: Text) -> Node? {
    variables?[name]?["value"]
  }

  /// Returns the block that declares a resource; nil if it isn't in the configuration.
  func resource(type: Text, name: Text, at path: ModulePath) -> Node? {
    modules[path]?.resources[[type, name]]
  }
}
