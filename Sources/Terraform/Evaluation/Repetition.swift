internal import LintText

/// One instance of a block with `count` or `for_each`.
struct Repetition: Sendable, Hashable {
  let kind: Kind

  /// The named objects that `count` or `for_each` uses.
  let uses: [ConfigurationEvaluation.Name]

  /// The locations of the elements of all instances.
  let elements: [ValueOrigin]

  /// Which instance it is.
  enum Kind: Sendable, Hashable {
    /// The block has neither.
    case single
    case count(Int)
    case each(key: Text, value: TerraformValue)
    /// The number or the keys are not known: judged once, as if created.
    case unknown(UnknownValue)
  }

  init(
    _ kind: Kind,
    from uses: [ConfigurationEvaluation.Name] = [],
    elements: [ValueOrigin] = [],
  ) {
    self.kind = kind
    self.uses = uses
    self.elements = elements
  }

  /// The only instance of a block.
  static let single = Repetition(.single)

  /// The values of `each.key` and `each.value`; nil without them.
  var element: (key: Text, value: TerraformValue)? {
    if case .each(let key, let value) = kind { (key, value) } else { nil }
  }

  /// The key in an address: `[0]`, `["a"]`; empty without a known key.
  var key: Text {
    switch kind {
    case .single, .unknown: ""
    case .count(let index): "[\(index)]"
    case .each(let key, _): "[\(key.quoted)]"
    }
  }
}
