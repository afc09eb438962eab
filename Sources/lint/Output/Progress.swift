internal import LintWorkspace

/// The progress of a run, shown on the last line of a terminal once the run takes longer than a
/// second.
final class Progress: Sendable {
  /// The progress of this process; nil unless standard error is a terminal.
  static let current: Progress? =
    StandardStreams.isErrorTerminal && ProcessEnvironment.value("TERM") != "dumb"
    ? Progress() : nil

  private let state = Locked(State())

  private struct State {
    var count = 0
    var isShown = false
    /// The next time to show the count.
    var next = ContinuousClock.now + .seconds(1)
  }

  /// Counts a file.
  func step(of total: Int) {
    state.withLock { state in
      state.count += 1
      let now = ContinuousClock.now
      guard now >= state.next else { return }
      state.next = now + .milliseconds(100)
      state.isShown = true
      StandardStreams.show("\r\(state.count) of \(total) files\u{1B}[K")
    }
  }

  /// Removes the line before other output.
  func clear() {
    state.withLock { state in
      guard state.isShown else { return }
      state.isShown = false
      StandardStreams.show("\r\u{1B}[K")
    }
  }
}
