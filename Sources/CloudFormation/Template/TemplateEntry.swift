internal import LintSyntax
internal import LintText

/// An entry of a section, or one iteration of a loop that makes such entries.
///
/// A class, because every resource is passed on several times, and copying all of this takes ten
/// times as long as copying a reference.
final class TemplateEntry: Sendable {
  /// The name with the identifiers of loops replaced: a logical ID, or the name of a condition.
  let name: Text

  /// The node of the name.
  let key: Node

  /// The node of the value.
  let node: Node

  /// The `Type` value, cached because every lookup needs it.
  let type: Node?

  /// The identifiers of loops.
  let bindings: Bindings

  /// The values that must be in the collections of its loops for the entry to exist; only where
  /// that depends on the scenario.
  let memberships: [LoopMembership]

  /// The loop that could not be unrolled completely, so that this entry represents its other
  /// iterations.
  let loop: UnexaminedLoop?

  /// The loops around it that may have other iterations.
  let openLoops: [OpenLoop]

  init(
    name: Text,
    key: Node,
    node: Node,
    bindings: Bindings,
    memberships: [LoopMembership] = [],
    loop: UnexaminedLoop?,
    openLoops: [OpenLoop] = [],
  ) {
    self.name = name
    self.key = key
    self.node = node
    let type = bindings.value(of: "Type", in: node)
    // In a loop, `Fn::Sub` may compose the type.
    let call = bindings.isEmpty ? nil : type.flatMap { Intrinsic($0) }
    self.type = call?.function == .substitute ? call?.argument : type
    self.bindings = bindings
    self.memberships = memberships
    self.loop = loop
    self.openLoops = openLoops
  }

  /// The value of a key, or nil if the entry has no such key.
  subscript(key: StaticString) -> Node? { bindings.value(of: key, in: node) }
}

/// A value that is in the collection of a loop, perhaps only in some scenarios.
struct LoopMembership {
  let value: Text
  let collection: Node

  /// The identifiers of the loops around the loop.
  let bindings: Bindings
}
