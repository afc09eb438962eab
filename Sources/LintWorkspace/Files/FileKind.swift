/// The kind of a directory entry, as far as reading is concerned.
package enum FileKind: Sendable {
  case regular
  case folder
  case link
  /// A FIFO, such as the shell's `<(…)`, which can be read once.
  case stream
  /// A device or a socket.
  case other
}
