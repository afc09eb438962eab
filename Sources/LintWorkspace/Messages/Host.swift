/// The process that uses a workspace: its environment, and its handler of messages.
package struct Host: Sendable {
  /// Returns the value of an environment variable; nil if it is unset.
  package let variable: @Sendable (String) -> String?

  /// Handles a message that isn't part of a report, such as a warning.
  package let notify: @Sendable (Message) -> Void

  /// Shows progress: called after each file, with the number of all files; nil to show none.
  let progress: (@Sendable (Int) -> Void)?

  /// Whether runs end early with ``Interrupted``; once true, it stays true for the run.
  let isInterrupted: @Sendable () -> Bool

  /// A process that passes no environment and ignores messages.
  static let silent = Host(variable: { _ in nil }, notify: { _ in })

  package init(
    variable: @escaping @Sendable (String) -> String?,
    notify: @escaping @Sendable (Message) -> Void,
    progress: (@Sendable (Int) -> Void)? = nil,
    isInterrupted: @escaping @Sendable () -> Bool = { false },
  ) {
    self.progress = progress
    self.isInterrupted = isInterrupted
    self.variable = variable
    self.notify = notify
  }

  /// Whether pre-commit or prek runs the command.
  ///
  /// They split many files across several processes and combine the outputs, in which a summary per
  /// process would be noise.
  package var isHook: Bool { variable("PRE_COMMIT") == "1" }
}

/// The error of a run that ends early.
package struct Interrupted: Error {}
