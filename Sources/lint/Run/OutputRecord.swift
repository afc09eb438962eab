/// The output and the messages of a run, in order.
struct OutputRecord: Equatable, Sendable {
  /// A piece of text for one stream.
  struct Piece: Equatable, Sendable {
    let isError: Bool
    let bytes: [UInt8]
  }

  var pieces: [Piece] = []
}
