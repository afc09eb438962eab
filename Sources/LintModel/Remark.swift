package import LintDiagnostics
internal import LintSyntax

/// Something to say of a document that is not about how a cache is backed up.
package struct Remark: Sendable {
  /// What it is about.
  package let kind: Kind

  /// What is so, in one line.
  package let message: String

  /// What can be done about it.
  package let help: String?

  /// Where it is.
  package let range: SourceRange

  /// Places that explain it.
  package let explanations: [Explanation]

  /// What a remark can be about.
  package enum Kind: Sendable, Hashable {
    /// Something that was not looked into.
    case notExamined
    /// A key written twice; the verdict of a cache may depend on it.
    case duplicateKey(isDecisive: Bool)
    /// Anchors, aliases or merge keys, which CloudFormation refuses.
    case reuse
    /// A document that people take for a plan; an error if they asked for it.
    case wrongDocument
    /// A part of the document that cannot be read.
    case unreadable
  }

  init(
    _ kind: Kind,
    _ message: String,
    help: String? = nil,
    at range: SourceRange,
    explanations: [Explanation] = [],
  ) {
    self.kind = kind
    self.message = message
    self.help = help
    self.range = range
    self.explanations = explanations
  }
}
