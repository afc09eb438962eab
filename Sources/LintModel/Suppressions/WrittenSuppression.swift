package import LintDiagnostics
package import LintText

/// A suppression as it is written, before anybody looked whether it holds.
package struct WrittenSuppression: Sendable, Hashable {
  /// What is asked for.
  package let suppression: Suppression

  /// What it reaches in the file that it is written in.
  package let target: Target

  /// What keeps it from being understood; nil if nothing does.
  package let problem: Problem?

  /// What a suppression reaches.
  package enum Target: Sendable, Hashable {
    /// Findings that point at a line.
    case line(Int)
    /// The resource that has a line, and findings that point at it.
    case block(line: Int)
    /// The resource or module call whose header begins on a line, and findings that point at it.
    case header(line: Int)
    /// The resource or module call that has a line between its first and its last.
    case inside(line: Int)
    /// The resource whose logical ID stands in a place.
    case resource(SourceRange)
    /// The resource or module call in a Terraform configuration whose header has a location.
    case declaration(SourceRange)
    /// Everything in the document, or in the file.
    case file
  }

  /// Why a suppression cannot be understood.
  package struct Problem: Sendable, Hashable {
    /// What is so, in one line.
    package let message: String

    /// What can be done about it.
    package let help: String

    /// Makes a problem of its parts.
    package init(_ message: String, help: String) {
      self.message = message
      self.help = help
    }
  }

  /// Places a request.
  package init(
    _ request: SuppressionRequest,
    at place: Place,
    _ target: Target,
  ) {
    suppression = Suppression(
      rules: request.rules,
      reason: request.reason,
      until: request.until,
      form: request.form,
      place: place,
    )
    self.target = target
    problem = request.problem
  }
}
