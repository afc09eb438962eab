internal import LintText

/// One instance of a resource or data source.
///
/// Its attributes are evaluated where they are used.
final class ResourceInstance: Sendable {
  /// Whether it is a managed resource, whose `id` and `arn` are never null.
  let isManaged: Bool
  let type: Text
  let name: Text
  let module: ModuleInstance

  /// Which instance of its block it is; unknown if it may be any of them, or all.
  let repetition: Repetition

  init(
    isManaged: Bool,
    type: Text,
    name: Text,
    in module: ModuleInstance,
    _ repetition: Repetition,
  ) {
    self.isManaged = isManaged
    self.type = type
    self.name = name
    self.module = module
    self.repetition = repetition
  }

  /// Whether it is one instance, as opposed to any of several.
  var isOne: Bool { if case .unknown = repetition.kind { false } else { true } }

  /// The address without its module and key.
  var address: Text { isManaged ? "\(type).\(name)" : "data.\(type).\(name)" }
}

extension ResourceInstance: Hashable {
  static func == (left: ResourceInstance, right: ResourceInstance) -> Bool { left === right }

  func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
