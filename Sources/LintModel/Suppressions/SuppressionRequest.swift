internal import LintDiagnostics

/// What one comment or one entry of metadata asks for.
struct SuppressionRequest: Hashable {
  /// The names of rules, as written; for the forms of other tools, those that check the same.
  var rules: [String] = []
  var reason: String?
  var until: CalendarDate?
  let form: Suppression.Form

  /// How far it reaches.
  var reach = Reach.resource

  /// What keeps it from being understood.
  var problem: WrittenSuppression.Problem?

  /// The rules that check what other tools check under names of their own: that backups are on, and
  /// kept long enough.
  static let foreignRules = ["backups-off", "retention-too-short", "retention-undecided"]

  /// How far a request reaches from where it is written.
  enum Reach {
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
  init(_ form: Suppression.Form, reason: (some StringProtocol)?) {
    self.init(rules: Self.foreignRules, reason: Self.reason(reason), form: form)
  }

  /// A request of ours that cannot be understood.
  init(problem: WrittenSuppression.Problem) {
    self.init(form: .native, problem: problem)
  }

  /// A reason on one line; nil if there is none.
  static func reason(_ text: (some StringProtocol)?) -> String? {
    text.flatMap { Suppression.reason($0) }
  }

  /// Takes a day, or notes that it is none.
  mutating func setUntil(_ text: some StringProtocol) {
    until = CalendarDate(text)
    if until == nil {
      problem = WrittenSuppression.Problem(
        "'\(text)' is no day of the calendar",
        help: "write the day as 2027-01-31",
      )
    }
  }
}
