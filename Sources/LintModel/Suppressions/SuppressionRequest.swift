package import LintDiagnostics

/// What one comment or one entry of metadata asks for.
package struct SuppressionRequest: Hashable {
  /// The names of rules, as written; for the forms of other tools, those that check the same.
  package var rules: [String] = []
  package var reason: String?
  package var until: CalendarDate?
  package let form: Suppression.Form

  /// How far it reaches.
  package var reach = Reach.resource

  /// What keeps it from being understood.
  package var problem: WrittenSuppression.Problem?

  /// Creates a request of its parts.
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

  /// The rules that check what other tools check under names of their own: that backups are on, and
  /// kept long enough.
  static let foreignRules = ["backups-off", "retention-too-short", "retention-undecided"]

  /// How far a request reaches from where it is written.
  package enum Reach {
    /// The line on which it stands, or the one below if it stands alone.
    case line
    /// The block that begins on that line.
    case block
    /// The resource in which that line stands.
    case resource
    /// The whole file.
    case file
  }
}

extension SuppressionRequest {
  /// A request in the words of another tool.
  package init(_ form: Suppression.Form, reason: (some StringProtocol)?) {
    self.init(rules: Self.foreignRules, reason: Self.reason(reason), form: form)
  }

  /// A request of ours that cannot be understood.
  package init(problem: WrittenSuppression.Problem) {
    self.init(form: .native, problem: problem)
  }

  /// A reason on one line; nil if there is none.
  package static func reason(_ text: (some StringProtocol)?) -> String? {
    text.flatMap { Suppression.reason($0) }
  }

  /// Takes a day, or notes that it is none.
  package mutating func setUntil(_ text: some StringProtocol) {
    until = CalendarDate(text)
    if until == nil {
      problem = WrittenSuppression.Problem(
        "'\(text)' is no day of the calendar",
        help: "write the day as 2027-01-31",
      )
    }
  }
}
