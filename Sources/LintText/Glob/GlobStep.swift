/// A part of a pattern that matches one element of the input, or any number of them.
protocol GlobStep {
  associatedtype Input

  /// Whether the step is `*` or `**`, which match any number of elements, including zero.
  var isRun: Bool { get }

  /// Whether a step that is not a run matches this element.
  func accepts(_ element: Input) -> Bool
}

extension Array where Element: GlobStep {
  /// Whether the steps match the whole input, in time proportional to steps × input at worst.
  ///
  /// On a mismatch only the latest run is extended by one element. Earlier runs need no second try,
  /// because the latest one reaches everything that they could still reach.
  func matches(_ input: ArraySlice<Element.Input>) -> Bool {
    var step = startIndex
    var position = input.startIndex
    var retry: (step: Int, position: Int)?
    while position < input.endIndex {
      if step < endIndex, self[step].isRun {
        step += 1
        retry = (step, position)
      } else if step < endIndex, self[step].accepts(input[position]) {
        step += 1
        position += 1
      } else if let latest = retry {
        step = latest.step
        position = latest.position + 1
        retry = (step, position)
      } else {
        return false
      }
    }
    return self[step...].allSatisfy(\.isRun)
  }
}
