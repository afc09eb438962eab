internal import LintText

/// A named object of a Terraform module that an expression refers to.
enum Reference: Sendable, Hashable {
  /// `var.days`
  case variable(Text)
  /// `local.days`
  case local(Text)
  /// `each.key`
  case eachKey
  /// `each.value`
  case eachValue
  /// `count.index`
  case countIndex
  /// `module.cache`, with all instances of a repeated call.
  case module(Text)
  /// `module.cache.days`
  case output(module: Text, name: Text)
  /// `path.module`
  case pathModule
  /// `path.root`
  case pathRoot
  /// `path.cwd`
  case pathCwd
  /// `terraform.workspace`
  case workspace
  /// `aws_elasticache_cluster.sessions`, also with `resource.` before it.
  case resource(type: Text, name: Text)
  /// An attribute of one instance of a resource.
  case attribute(Text, of: ResourceReference)
  /// `data.aws_region.current`
  case data(type: Text, name: Text)
  /// Any other object by its first name, such as `self`.
  case other(Text)
}

extension Reference: CustomStringConvertible {
  /// The reference as it is written.
  var description: String {
    switch self {
    case .variable(let name): "var.\(name)"
    case .local(let name): "local.\(name)"
    case .eachKey: "each.key"
    case .eachValue: "each.value"
    case .countIndex: "count.index"
    case .module(let name): "module.\(name)"
    case .output(let module, let name): "module.\(module).\(name)"
    case .pathModule: "path.module"
    case .pathRoot: "path.root"
    case .pathCwd: "path.cwd"
    case .workspace: "terraform.workspace"
    case .resource(let type, let name): "\(type).\(name)"
    case .data(let type, let name): "data.\(type).\(name)"
    case .attribute(let name, let resource): "\(resource.address).\(name)"
    case .other(let name): name.string
    }
  }
}
