/// An error that ends a run: wrong usage, or a file or stream other than an input that cannot be
/// read or written.
public struct UsageError: Error, CustomStringConvertible {
  package let message: Message

  package init(_ message: Message) {
    self.message = message
  }

  /// The problem, which names the file or the setting.
  public var description: String { message.text }
}
