/// What was asked for could not be written to standard output.
struct UnwritableOutput: Error, CustomStringConvertible {
  let message: String

  var description: String { "standard output cannot be written: \(message)" }
}
