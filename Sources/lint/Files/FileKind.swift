/// What a directory entry is, as far as reading it is concerned.
enum FileKind: Sendable {
  case regular
  case folder
  case link
  /// A FIFO, such as the shell's `<(…)`: it can be read, once.
  case stream
  /// A device or a socket.
  case other
}
