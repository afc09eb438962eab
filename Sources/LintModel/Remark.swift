package import LintSyntax

/// A remark on a document, unrelated to the backups of a cache.
package struct Remark: Sendable {
  /// The subject of the remark.
  package let kind: Kind

  /// The problem, in one line.
  package let message: String

  /// A suggestion for the user.
  package let help: String?

  /// The bytes with the problem.
  package let range: Range<Int>

  /// Locations that explain it.
  package let explanations: [Explanation]

  /// The subject of a remark.
  package enum Kind: Sendable, Hashable {
    /// A part that was not examined.
    case notExamined
    /// A key written twice; the verdict of a cache may depend on it.
    case duplicateKey(isDecisive: Bool)
    /// Anchors, aliases or merge keys, which CloudFormation refuses.
    case reuse
    /// A document that people mistake for a plan; an error if they asked for it.
    case wrongDocument
    /// Text around a plan.
    case surroundings
    /// A part of the document that cannot be read.
    case unreadable
  }

  /// Reports text around a plan, which is skipped.
  ///
  /// - Parameters:
  ///   - range: the first part of it.
  ///   - count: the number of its lines.
  ///   - areMany: whether there is more of it elsewhere.
  package static func surroundings(
    _ range: Range<Int>,
    lineCount count: Int,
    areMany: Bool,
  ) -> Remark {
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

  /// Reports a template beside a plan, which is skipped.
  package static func template(besidePlanAt range: Range<Int>) -> Remark {
    Remark(
      .surroundings,
      "a template in one text with a plan is not examined",
      help: "write the template into a file of its own, and lint that",
      at: range,
    )
  }

  /// Returns the same remark with another kind.
  package func replacing(_ kind: Kind) -> Remark {
    Remark(kind, message, help: help, at: range, explanations: explanations)
  }

  /// Creates a remark on a document as a whole, at the start of a node in place of its many lines.
  package init(_ kind: Kind, _ message: String, help: String? = nil, atStartOf node: Node) {
    let start = node.range.lowerBound
    self.init(kind, message, help: help, at: start..<start)
  }

  package init(
    _ kind: Kind,
    _ message: String,
    help: String? = nil,
    at range: Range<Int>,
    explanations: [Explanation] = [],
  ) {
    self.kind = kind
    self.message = message
    self.help = help
    self.range = range
    self.explanations = explanations
  }
}
