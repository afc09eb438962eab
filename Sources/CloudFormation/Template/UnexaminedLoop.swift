internal import LintModel
internal import LintSyntax

/// A loop that is not unrolled completely, so that its body represents the omitted iterations.
struct UnexaminedLoop {
  /// Its key, `Fn::ForEach::Name`.
  let key: Node

  let reason: Reason

  /// The reason that it is not unrolled completely.
  enum Reason: Equatable {
    /// Its collection is not known, or not all of it.
    case collection(Undecided)
    /// The entries of one section exceed the limits; see ``LoopBudget``.
    case size
  }
}
