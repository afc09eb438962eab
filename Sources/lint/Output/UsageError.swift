/// An error that ends the command with status 2: wrong usage, or a file or stream other than an
/// input that cannot be read or written.
struct UsageError: Error, CustomStringConvertible {
  let message: Message

  init(_ message: Message) {
    self.message = message
  }

  var description: String { message.text }
}
