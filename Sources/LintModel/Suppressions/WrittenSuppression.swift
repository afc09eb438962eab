package import LintDiagnostics
package import LintText

/// A suppression as written, before it is resolved.
package struct WrittenSuppression: Sendable, Hashable {
  /// The requested suppression.
  package let suppression: Suppression

  /// Its reach in the file that it is written in.
  package let target: Target

  /// The reason that it cannot be understood; nil if it can.
  package let problem: Problem?

  /// The reach of a suppression.
  package enum Target: Sendable, Hashable {
    /// Findings that point at a line.
    case line(Int)
    /// The resource that has a line, and findings that point at it.
    case block(line: Int)
    /// The resource or module call whose header begins on a line, and findings that point at it.
    case header(line: Int)
    /// The resource or module call that has a line between its first and its last.
    case inside(line: Int)
    /// The resource whose logical ID has a location.
    case resource(SourceRange)
    /// The resource or module call in a Terraform configuration whose header has a location.
    case declaration(SourceRange)
    /// Everything in the document, or in the file.
    case file
  }

  /// The reason that a suppression cannot be understood.
  package struct Problem: Sendable, Hashable {
    /// The problem, in one line.
    package let message: String

    /// A suggestion for the user.
    package let help: String

    /// Creates a problem from its parts.
    package init(_ message: String, help: String) {
      self.message = message
      self.help = help
    }
  }

  /// Returns the same suppression with another reach.
  package func replacing(_ target: Target) -> WrittenSuppression {
    WrittenSuppression(suppression, target, problem)
  }

  private init(_ suppression: Suppression, _ target: Target, _ problem: Problem?) {
    self.suppression = suppression
    self.target = target
    self.problem = problem
  }

  /// Creates a suppression from a request and its location.
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
