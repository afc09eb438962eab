internal import LintText

/// One instance of a block with `count` or `for_each`.
struct Repetition: Sendable, Hashable {
  let kind: Kind

  /// The named objects that `count` or `for_each` uses.
  let uses: [ConfigurationEvaluation.Name]

  /// Which instance it is.
  enum Kind: Sendable, Hashable {
    /// The block has neither.
    case single
    case count(Int)
    case each(key: Text, value: TerraformValue)
    /// The number or the keys are not known: judged once, as if created.
    case unknown(UnknownValue)
  }

  init(_ kind: Kind, from uses: [ConfigurationEvaluation.Name] = []) {
    self.kind = kind
    self.uses = uses
  }

  /// The only instance of a block.
  static let single = Repetition(.single)

  /// The key in an address: `[0]`, `["a"]`; empty without a known key.
  var key: Text {
    switch kind {
    case .single, .unknown: ""
    case .count(let index): "[\(index)]"
    case .each(let key, _): "[\(key.quoted)]"
    }
  }
}
