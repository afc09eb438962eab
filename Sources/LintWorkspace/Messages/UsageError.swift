package import LintText

/// An error that ends a run: wrong usage, or a file or stream other than an input that cannot be
/// read or written.
public struct UsageError: Error, CustomStringConvertible {
  package let message: Message

  /// The configuration that the error is about, with its problems; nil for other errors.
  package let configuration: (path: FilePath, problems: [Located<String>])?

  package init(_ message: Message) {
    self.message = message
    configuration = nil
  }

  /// Reports all problems of a configuration, each on its own line.
  package init(_ problems: [Located<String>], in path: FilePath) {
    message = Message(lines: problems.map { "\(path):\($0.range.lowerBound): \($0.value)" })
    configuration = (path, problems)
  }

  /// The problem, which names the file or the setting.
  public var description: String { message.text }
}
