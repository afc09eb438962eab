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

  /// The indexes of the choices, by their subjects.
  private var indexes: [Subject: Int] = [:]

  /// The number of choices that this run has made or repeated.
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
    /// A part of such a variable, by its path.
    case part(Text, [Text])
    case workspace
    /// The variable file with which the configuration is deployed.
    case variableFile

    /// The name of the variable; nil for another input.
    var variable: Text? {
      switch self {
      case .variable(let name), .part(let name, _): name
      case .workspace, .variableFile: nil
      }
    }
  }

  /// Chooses a candidate, the same each time within a run.
  ///
  /// - Parameter count: the number of candidates, at least 1.
  mutating func choose(_ subject: Subject, among count: Int) -> Int {
    guard count > 1 else { return 0 }
    if let known = choice(of: subject) { return known }
    if position == choices.count {
      indexes[subject] = position
      choices.append(Choice(subject: subject, index: 0, count: count))
    }
    let index = choices[position].index
    chosen[subject] = index
    position += 1
    return index
  }

  /// Returns the index that was chosen in this run; nil if none was.
  func choice(of subject: Subject) -> Int? {
    guard let index = indexes[subject], index < position else { return nil }
    return choices[index].index
  }

  /// Begins the next run; returns false after the last one.
  mutating func advance() -> Bool {
    while choices.count > position { removeLast() }
    position = 0
    while let last = choices.last {
      guard last.index + 1 < last.count else {
        removeLast()
        continue
      }
      choices[choices.count - 1].index += 1
      return true
    }
    return false
  }

  private mutating func removeLast() {
    if let last = choices.popLast() { indexes[last.subject] = nil }
  }
}
