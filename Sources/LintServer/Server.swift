internal import LintDiagnostics
internal import LintText
package import LintWorkspace

/// A session with one client, without its transport: takes messages, and collects those to send.
///
/// Documents are linted when no message waits, or when a request needs the result.
package struct Server {
  let preferences: Preferences

  /// The working folder of the process; nil if it must not change.
  var working: WorkingFolder?

  /// The folder to work in: the first one of the client, or that of its first file.
  var home: FilePath?

  /// The number of times that the working folder has changed.
  var epoch = 0

  /// The client; nil before it has introduced itself.
  var client: InitializeParameters?

  private var hasShutDown = false

  /// The exit status, once the client has asked to exit.
  package private(set) var exitStatus: Int32?

  /// The messages to send.
  private var outbox: [JSON] = []

  private var nextID = 0

  /// The workspace folders.
  var folders: [FilePath] = []

  /// The URIs of the workspace folders.
  var folderNames = FolderNames()

  /// The open documents, by their URIs.
  var documents: [String: Document] = [:]

  /// The results of open documents, by their URIs.
  var results: [String: DocumentResult] = [:]

  /// The documents to lint first: those that have changed.
  var changed: Set<String> = []

  /// The documents to lint when nothing else is to be done, because others have changed.
  var stale: Set<String> = []

  var dependents = Dependents()

  /// The documents that were closed without saving since files that depend on them were linted.
  var closed: Set<FilePath> = []

  /// The documents whose text is unknown, since a message about them could not be decoded.
  var lost: Set<String> = []

  var failures = Failures()

  /// The messages that the client has shown.
  private var shown: Set<String> = []

  /// The names of files, beside those with usual endings, that the client watches.
  var watchedNames: Set<String> = []

  var scans = Scans()

  /// The messages that have arrived since.
  var arrivals = Arrivals.none

  /// The reason for the next run.
  var purpose = Purpose.change

  /// The time after which runs may end for later messages, in milliseconds; most runs take less.
  var patience = 20

  /// Whether a received message that is not handled yet changes a document.
  var hasLaterChanges = false

  /// The number of runs in a row that have ended for later messages.
  var postponements = 0

  /// The documents whose last run was interrupted.
  var interrupted: Set<String> = []

  /// The files that decided the results.
  var fileRecord = FileRecord() { didSet { watchRecords() } }

  /// The files of the last scan; nil during a scan.
  var scanRecord: FileRecord? { didSet { watchRecords() } }

  package let lookout = Lookout()

  var turns = Turns()

  /// - Parameter working: the working folder of the process, which the server changes to that of the
  ///   client; nil to keep it.
  package init(_ preferences: Preferences, working: WorkingFolder? = nil) {
    self.preferences = preferences
    self.working = working
    watchRecords()
  }

  // MARK: Sending

  /// Removes and returns the messages to send.
  package mutating func takeMessages() -> [JSON] {
    defer { outbox = [] }
    return outbox
  }

  mutating func notify(_ method: String, _ parameters: JSON) {
    outbox.append(["jsonrpc": "2.0", "method": .string(method), "params": parameters])
  }

  mutating func request(_ method: String, _ parameters: JSON) {
    nextID += 1
    let message: JSON = [
      "jsonrpc": "2.0", "id": .number(nextID), "method": .string(method), "params": parameters,
    ]
    outbox.append(message)
  }

  mutating func answer(_ id: MessageID, _ result: JSON) {
    outbox.append(.object(["jsonrpc": "2.0", "id": id.json, "result": result]))
  }

  mutating func refuse(_ id: MessageID?, _ error: ResponseError) {
    let detail: JSON = [
      "code": .number(error.code), "message": .string(error.message),
      "data": error.isRepeated ? ["retriggerRequest": true] : .null,
    ]
    outbox.append(.object(["jsonrpc": "2.0", "id": id?.json ?? .null, "error": detail]))
  }

  /// Shows a problem to the user, once.
  mutating func show(_ message: String) {
    guard shown.insert(message).inserted else { return }
    notify("window/showMessage", ["type": 1, "message": .string(message)])
  }

  /// Shows a problem to the user, also if it was shown before.
  mutating func showAgain(_ message: String) {
    notify("window/showMessage", ["type": 1, "message": .string(message)])
  }

  // MARK: Receiving

  /// Takes messages in the order in which they have arrived.
  package mutating func receive(_ bodies: [[UInt8]]) {
    var messages: [ClientMessage] = []
    for body in bodies {
      do throws(ResponseError) {
        messages.append(try ClientMessage(decoding: body))
      } catch {
        if error.isDamage { loseAll() }
        refuse(nil, error)
      }
    }
    let cancelled = messages.compactMap { message -> MessageID? in
      if case .success(.cancel(let id)) = message.call { id } else { nil }
    }
    let lastChange = messages.lastIndex(where: \.isChange) ?? 0
    for (index, message) in messages.enumerated() where exitStatus == nil {
      hasLaterChanges = index < lastChange
      if let id = message.id, message.call != nil, cancelled.contains(id) {
        refuse(id, .cancelled)
      } else {
        receive(message)
      }
    }
  }

  private mutating func receive(_ message: ClientMessage) {
    guard let call = message.call else { return }
    guard let id = message.id else {
      switch call {
      case .success(let call): receive(call)
      case .failure(let error):
        if let uri = message.damagedDocument, client != nil, !hasShutDown {
          lose(uri, error.message)
        }
      }
      return
    }
    do throws(ResponseError) {
      if case .success(.initialize(let parameters)) = call {
        answer(id, try initialize(parameters))
        return
      }
      guard client != nil else { throw .notInitialized }
      guard !hasShutDown else { throw .invalidRequest("the server has shut down") }
      if let result = try result(of: call.get(), id) { answer(id, result) }
    } catch {
      refuse(id, error)
    }
  }

  /// Handles a notification.
  private mutating func receive(_ call: ClientCall) {
    if case .exit = call { exitStatus = hasShutDown ? 0 : 1 }
    guard client != nil, !hasShutDown else { return }
    switch call {
    case .initialized: start()
    case .cancel(let id): scans.cancel(id).map { refuse($0, .cancelled) }
    case .opened(let parameters): didOpen(parameters.textDocument)
    case .changed(let parameters): change(parameters)
    case .closed(let parameters): didClose(parameters.textDocument.uri)
    case .saved, .filesChanged: filesHaveChanged()
    case .foldersChanged(let parameters): change(parameters.event)
    case .initialize, .shutdown, .exit, .documentDiagnostics, .workspaceDiagnostics, .codeActions,
      .execute, .hover, .inlayHints, .completion, .ignored:
      break
    }
  }

  /// Returns the result of a request; nil if it is answered later.
  private mutating func result(
    of call: ClientCall,
    _ id: MessageID,
  ) throws(ResponseError) -> JSON? {
    purpose = .request(id)
    defer { purpose = .change }
    switch call {
    case .shutdown:
      hasShutDown = true
      for waiting in scans.takeWaiting() { refuse(waiting, .cancelled) }
      return .null
    case .documentDiagnostics(let parameters):
      purpose = .diagnostics(id)
      return try diagnostics(parameters)
    case .workspaceDiagnostics(let parameters):
      scans.await(id, parameters)
      return nil
    case .codeActions(let parameters): return try codeActions(parameters)
    case .execute(let parameters): return try execute(parameters)
    case .hover(let parameters): return try hover(parameters)
    case .inlayHints(let parameters): return try inlayHints(parameters)
    case .completion(let parameters): return completion(parameters)
    case .initialize, .initialized, .exit, .cancel, .opened, .changed, .saved, .closed,
      .filesChanged,
      .foldersChanged, .ignored:
      throw .invalidRequest("a notification has no identifier")
    }
  }

  // MARK: Start

  private mutating func initialize(
    _ parameters: InitializeParameters
  ) throws(ResponseError) -> JSON {
    guard client == nil else { throw .invalidRequest("already initialized") }
    client = parameters
    if let folder = parameters.folders.firstNonNil({ FilePath(uri: $0) }) { enter(folder) }
    add(parameters.folders)
    return Capabilities(for: parameters).json
  }

  private mutating func start() {
    watch(id: "files", FileWatch.globs)
    scans.isNeeded = true
  }

  private mutating func change(_ event: FoldersParameters.Event) {
    let removed = event.removed.compactMap { FilePath(uri: $0.uri) }
      .map { POSIX.resolvedPath(of: $0) }
    folders.removeAll { removed.contains($0) }
    settle(removed)
    for folder in removed { folderNames.remove(folder) }
    add(event.added.map(\.uri))
    filesHaveChanged()
  }

  /// Adds workspace folders that are not there yet.
  private mutating func add(_ uris: [String]) {
    for uri in uris {
      guard let path = FilePath(uri: uri).map({ POSIX.resolvedPath(of: $0) }),
        !folders.contains(path)
      else { continue }
      folders.append(path)
      folderNames.add(uri, of: path)
    }
  }

  /// The process of the client; nil if it is unknown.
  package var clientProcess: Int32? { client?.processId.flatMap { Int32(exactly: $0) } }

  /// The encoding of positions.
  var encoding: PositionEncoding { client?.encoding ?? .utf16 }
}
