internal import LintText

/// A walk through all scenarios that differ for a result, by running its evaluation again for each.
///
/// An evaluation asks for the value of a free variable where it needs it. The first run takes the
/// first candidate of each; every other run repeats the choices of the one before up to the last
/// that has another candidate. So variables without influence cost nothing, and no scenario is
/// visited twice.
struct ScenarioSearch {
  /// The choices of the current run, in the order in which they were made.
  private(set) var choices: [Choice] = []

  /// The number of choices that were made in this run.
  private var position = 0

  /// The candidates that were chosen in this run.
  private var chosen: [Subject: Int] = [:]

  /// The choice of one candidate.
  struct Choice: Hashable {
    let subject: Subject
    fileprivate(set) var index: Int
    let count: Int
  }

  /// An input of a deployment that varies between scenarios.
  enum Subject: Hashable {
    /// A variable of the root module.
    case variable(Text)
    case workspace
    /// The variable file with which the configuration is deployed.
    case variableFile
  }

  /// Chooses a candidate, the same each time within a run.
  ///
  /// - Parameter count: the number of candidates, at least 1.
  mutating func choose(_ subject: Subject, among count: Int) -> Int {
    guard count > 1 else { return 0 }
    if let known = chosen[subject] { return known }
    if position == choices.count {
      choices.append(Choice(subject: subject, index: 0, count: count))
    }
    let index = choices[position].index
    chosen[subject] = index
    position += 1
    return index
  }

  /// Begins the next run; returns false after the last one.
  mutating func advance() -> Bool {
    choices.removeSubrange(position...)
    position = 0
    chosen = [:]
    while let last = choices.popLast() {
      guard last.index + 1 < last.count else { continue }
      choices.append(Choice(subject: last.subject, index: last.index + 1, count: last.count))
      return true
    }
    return false
  }
}
