internal import LintSyntax

/// A loop of which not every turn is taken, so that its body stands for what is left out.
struct UnexaminedLoop {
  /// Its key, `Fn::ForEach::Name`.
  let key: Node

  let reason: Reason

  /// Why not.
  enum Reason {
    /// Only the deployment knows over what it goes.
    case collection
    /// Loops make too much of one section; see ``LoopBudget``.
    case size
  }
}
