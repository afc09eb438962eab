internal import LintSyntax

/// An entry of a section, or one turn of a loop that makes such entries.
struct TemplateEntry {
  /// Its name with the identifiers of loops replaced: a logical ID, the name of a condition.
  let name: String

  /// Where its name is written.
  let key: Node

  /// What it is.
  let node: Node

  /// The identifiers of loops.
  let bindings: Bindings

  /// The loop that could not be unrolled, or not to its end, so that this entry stands for the rest of
  /// what it makes.
  let loop: UnexaminedLoop?
}
