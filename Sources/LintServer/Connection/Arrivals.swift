/// The messages that have arrived, and that the server has not received.
package struct Arrivals: Sendable {
  /// Whether there are any.
  let areThere: @Sendable () -> Bool

  /// Whether one of them may change a document.
  let haveChanges: @Sendable () -> Bool

  /// Whether one of them cancels a request.
  let cancel: @Sendable (MessageID) -> Bool

  /// No messages, as without a connection.
  static let none = Arrivals(
    areThere: { false },
    haveChanges: { false },
    cancel: { _ in false },
  )
}

extension MessageQueue {
  /// The messages that have not been taken.
  var arrivals: Arrivals {
    Arrivals(
      areThere: { hasMessages },
      haveChanges: { hasChanges },
      cancel: { isCancelled($0) },
    )
  }
}
