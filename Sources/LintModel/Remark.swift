internal import LintSyntax
package import LintText

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
    /// Text around a plan.
    case surroundings
    /// A part of the document that cannot be read.
    case unreadable
  }

  /// Reports text around a plan, which is skipped.
  ///
  /// - Parameters:
  ///   - range: the first stretch of it.
  ///   - areMany: whether there is more of it elsewhere.
  package static func surroundings(_ range: SourceRange, areMany: Bool) -> Remark {
    let count = range.upperBound.line - range.lowerBound.line + 1
    let text =
      count == 1 ? "text around a plan is skipped" : "\(count) lines around a plan are skipped"
    return Remark(
      .surroundings,
      areMany ? "\(text), and more below" : text,
      help:
        "write the output of 'terraform show -json' alone into the file: 'terraform_wrapper: false' for"
        + " hashicorp/setup-terraform, '--log-disable' for Terragrunt",
      at: range,
    )
  }

  /// The same remark of another kind.
  package func replacing(_ kind: Kind) -> Remark {
    Remark(kind, message, help: help, at: range, explanations: explanations)
  }

  package init(
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
