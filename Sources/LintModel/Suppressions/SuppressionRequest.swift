package import LintDiagnostics

/// A request in one comment or one entry of metadata.
package struct SuppressionRequest: Hashable {
  /// The names of rules, as written; for the forms of other tools, the rules that check the same.
  package var rules: [String] = []
  package var reason: String?
  package var until: CalendarDate?
  package let form: Suppression.Form

  /// The reach of the request.
  package var reach = Reach.resource

  /// The reason that it cannot be understood.
  package var problem: WrittenSuppression.Problem?

  /// Creates a request from its parts.
  package init(
    rules: [String] = [],
    reason: String? = nil,
    form: Suppression.Form,
    problem: WrittenSuppression.Problem? = nil,
  ) {
    self.rules = rules
    self.reason = reason
    self.form = form
    self.problem = problem
  }

  /// The rules equivalent to the checks of other tools: that backups are on, and kept long enough.
  static let foreignRules = ["backups-off", "retention-too-short", "retention-undecided"]

  /// The reach of a request from where it is written.
  package enum Reach {
    /// Its own line, or the one below if it is alone on its line.
    case line
    /// The block that begins on that line.
    case block
    /// The resource that contains that line.
    case resource
    /// The whole file.
    case file
  }
}

extension SuppressionRequest {
  /// Creates a request in the form of another tool.
  package init(_ form: Suppression.Form, reason: (some StringProtocol)?) {
    self.init(rules: Self.foreignRules, reason: Self.reason(reason), form: form)
  }

  /// Creates a request in our form that cannot be understood.
  package init(problem: WrittenSuppression.Problem) {
    self.init(form: .native, problem: problem)
  }

  /// Returns a reason on one line; nil if the text has none.
  package static func reason(_ text: (some StringProtocol)?) -> String? {
    text.flatMap { Suppression.reason($0) }
  }

  /// Sets the expiry date, or records that it is invalid.
  package mutating func setUntil(_ text: some StringProtocol) {
    until = CalendarDate(text)
    if until == nil {
      problem = WrittenSuppression.Problem(
        "'\(text)' is not a date",
        help: "write the day as 2027-01-31",
      )
    }
  }
}
