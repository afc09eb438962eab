/// A part of a pattern that takes one element of the input, or any number of them.
protocol GlobStep {
  associatedtype Input

  /// True for `*` and `**`, which take any number of elements, also none.
  var isRun: Bool { get }

  /// Whether a step that is not a run takes this element.
  func accepts(_ element: Input) -> Bool
}

extension Array where Element: GlobStep {
  /// Whether the steps take the whole input, in time proportional to steps × input at worst.
  ///
  /// On a mismatch only the latest run takes one element more. Earlier runs need no second try:
  /// whatever they could still reach, the latest one reaches as well.
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
