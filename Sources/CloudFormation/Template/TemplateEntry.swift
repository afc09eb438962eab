internal import LintSyntax
internal import LintText

/// An entry of a section, or one turn of a loop that makes such entries.
///
/// A class, because every resource is passed on several times, and a copy of all this takes ten times
/// what a reference does.
final class TemplateEntry: Sendable {
  /// Its name with the identifiers of loops replaced: a logical ID, the name of a condition.
  let name: Text

  /// Where its name is written.
  let key: Node

  /// What it is.
  let node: Node

  /// What stands behind `Type` in it, for which every resource is asked by whoever looks for some.
  let type: Node?

  /// The identifiers of loops.
  let bindings: Bindings

  /// What must be in the collections of its loops for it to be there; only where that depends on the
  /// scenario.
  let memberships: [LoopMembership]

  /// The loop that could not be unrolled, or not to its end, so that this entry stands for the rest of
  /// what it makes.
  let loop: UnexaminedLoop?

  init(
    name: Text,
    key: Node,
    node: Node,
    bindings: Bindings,
    memberships: [LoopMembership] = [],
    loop: UnexaminedLoop?,
  ) {
    self.name = name
    self.key = key
    self.node = node
    let type = bindings.value(of: "Type", in: node)
    // In a loop `Fn::Sub` may put it together.
    let call = bindings.isEmpty ? nil : type.flatMap { Intrinsic($0) }
    self.type = call?.name == "Fn::Sub" ? call?.argument : type
    self.bindings = bindings
    self.memberships = memberships
    self.loop = loop
  }

  /// What stands behind a key in it, or nil if there is no such key.
  subscript(key: StaticString) -> Node? { bindings.value(of: key, in: node) }
}

/// A value that is in the collection of a loop, perhaps only in some scenarios.
struct LoopMembership {
  let value: Text
  let collection: Node

  /// The identifiers of the loops around the loop.
  let bindings: Bindings
}
