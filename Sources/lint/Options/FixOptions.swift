internal import ArgumentParser
internal import ElastiCacheLint
internal import LintWorkspace

/// The options for fixing and accepting findings.
struct FixOptions: ParsableArguments {
  @Flag(name: .customLong("fix"), help: "Fix findings where an edit is safe.")
  var isFixing = false

  @Flag(
    name: .customLong("unsafe-fixes"),
    help: "With --fix or --diff: also make edits that may have other effects.",
  )
  var includesUnsafe = false

  @Flag(
    name: .customLong("diff"),
    help: ArgumentHelp(
      "Print the edits of --fix as a diff for 'git apply', and write nothing; with status 1 if "
        + "there are any."
    ),
  )
  var isDiff = false

  @Option(
    name: .customLong("suppress-all"),
    help: ArgumentHelp(
      "Write suppressions with this reason for all errors and warnings, in place of fixes.",
      valueName: "REASON",
    ),
  )
  var suppressionReason: String?

  @Option(
    name: .customLong("until"),
    help: ArgumentHelp(
      "With --suppress-all: the last day on which the suppressions apply.",
      valueName: "DATE",
    ),
  )
  var suppressionEnd: String?

  func validate() throws {
    if suppressionReason != nil, isFixing {
      throw ValidationError(
        "--fix fixes findings, and --suppress-all accepts them: give one of them."
      )
    }
    if let reason = suppressionReason,
      reason.allSatisfy(\.isWhitespace) || PrintableText(reason).text != reason
    {
      throw ValidationError("--suppress-all takes a reason of one line.")
    }
    if let end = suppressionEnd {
      guard suppressionReason != nil else {
        throw ValidationError("--until goes with --suppress-all.")
      }
      guard let day = CalendarDate(end) else {
        throw ValidationError("--until takes a date such as 2027-01-31, not '\(end)'.")
      }
      if let today = Clock.today, day < today {
        throw ValidationError("--until takes a day to come, and \(end) is over.")
      }
    }
    if isFixing, isDiff {
      throw ValidationError("--fix writes files, and --diff writes none: give one of them.")
    }
    if includesUnsafe, request == nil {
      throw ValidationError("--unsafe-fixes goes with --fix or --diff.")
    }
  }

  /// The request of the options; nil without one.
  var request: FixRequest? {
    guard isFixing || isDiff || suppressionReason != nil else { return nil }
    return FixRequest(
      action: isDiff ? .show : .apply,
      includesUnsafe: includesUnsafe,
      suppression: suppressionReason.map { reason in
        SuppressionText(reason: reason, until: suppressionEnd.flatMap { CalendarDate($0) })
      },
    )
  }
}
