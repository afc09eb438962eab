internal import ElastiCacheLint

/// A name that no rule has.
struct UnknownRule: Error, CustomStringConvertible {
  /// What was asked for, and what was probably meant.
  let description: String

  init(_ name: String) {
    let problem = "there is no rule '\(name)'"
    description =
      NearName.of(name, in: Rules.guides.map(\.rule.name)).map {
        "\(problem); did you mean '\($0)'?"
      }
      ?? "\(problem); '\(CommandName.current) rules' lists them"
  }
}
