internal import LintWorkspace

/// The reason for a run.
enum Purpose: Sendable {
  /// A request about the texts as they are.
  case request(MessageID)

  /// A request for diagnostics, which the client repeats if it gets none.
  case diagnostics(MessageID)

  /// A change of documents.
  case change

  /// The turn of a document that has waited for long.
  case turn

  /// The request, if there is one.
  var id: MessageID? {
    switch self {
    case .request(let id), .diagnostics(let id): id
    case .change, .turn: nil
    }
  }
}

extension Server {
  /// The number of times in a row that runs may end for later messages, so that a client that always
  /// sends more gets diagnostics too.
  private static let postponementLimit = 3

  /// The condition on which a run that begins now ends early: the client has cancelled its request,
  /// or, for a long run, has sent changes.
  var interruption: @Sendable () -> Bool {
    let (purpose, arrivals) = (purpose, arrivals)
    let (end, knowsChanges) = (Clock.uptime + patience, hasLaterChanges)
    let mayPostpone = postponements < Self.postponementLimit
    return {
      switch purpose {
      case .request(let id): arrivals.cancel(id)
      case .diagnostics(let id):
        arrivals.cancel(id)
          || mayPostpone && (knowsChanges || arrivals.haveChanges()) && Clock.uptime >= end
      case .turn: false
      case .change: mayPostpone && arrivals.areThere() && Clock.uptime >= end
      }
    }
  }

  /// Records that a run for documents was interrupted.
  mutating func postpone(_ uris: [String]) {
    interrupted.formUnion(uris)
    if !isCancelled { postponements += 1 }
  }

  /// Whether the client has cancelled the request that is being answered.
  var isCancelled: Bool { purpose.id.map(arrivals.cancel) ?? false }

  /// The answer to a request whose run was interrupted.
  var interruptionError: ResponseError { isCancelled ? .cancelled : .serverCancelled }
}
