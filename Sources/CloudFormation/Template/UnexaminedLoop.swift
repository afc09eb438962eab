internal import LintModel
internal import LintSyntax

/// A loop of which not every turn is taken, so that its body stands for what is left out.
struct UnexaminedLoop {
  /// Its key, `Fn::ForEach::Name`.
  let key: Node

  let reason: Reason

  /// Why not.
  enum Reason: Equatable {
    /// Its collection is not known, or not all of it.
    case collection(Undecided)
    /// Loops make too much of one section; see ``LoopBudget``.
    case size
  }
}
