internal import LintText

/// One instance of a resource or data source.
struct ResourceInstance {
  /// Whether it is a managed resource, whose `id` and `arn` are never null.
  let isManaged: Bool
  let type: Text
  let name: Text
  let module: ModuleInstance

  /// Which instance of its block it is; unknown if it may be any of them, or all.
  let repetition: Repetition
}
