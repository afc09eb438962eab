internal import LintText

/// A resource or data source as an unknown value whose attributes are evaluated where they are used.
struct ResourceReference: Sendable, Hashable {
  /// The number of the instance in its evaluation.
  let index: Int

  /// The address without its module and key.
  let address: Text

  /// Whether it is one instance, as opposed to any of several.
  let isOne: Bool
}
