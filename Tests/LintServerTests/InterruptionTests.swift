import LintTestSupport
import LintWorkspace
import Testing

@testable import LintServer

/// Runs that end before their result is there.
struct InterruptionTests {
  private let folder: TemporaryFolder

  /// The number of callers of the module.
  private static let callers = 8

  private static let module = """
    resource "aws_elasticache_serverless_cache" "sessions" {
      engine                   = "valkey"
      name                     = "sessions"
      snapshot_retention_limit = 0
    }

    """

  init() throws {
    folder = try TemporaryFolder()
    try folder.makeFolder(".git")
    try folder.write("cache/main.tf", Self.module)
    for number in 0..<Self.callers {
      try folder.write("root\(number)/main.tf", "module \"cache\" { source = \"../cache\" }\n")
    }
  }

  /// Messages that are there once the server has asked a number of times.
  private static func arrivals(after count: Int) -> Arrivals {
    let asked = Locked(0)
    let areThere: @Sendable () -> Bool = {
      asked.withLock { asked in
        asked += 1
        return asked > count
      }
    }
    return Arrivals(areThere: areThere, haveChanges: areThere, cancel: { _ in areThere() })
  }

  private static let constant = Arrivals(
    areThere: { true },
    haveChanges: { true },
    cancel: { _ in false },
  )

  private func session() -> Session {
    var session = Session(folder)
    session.open("cache/main.tf", Self.module)
    return session
  }

  /// The diagnostics of the module.
  private static let found = ["3:29 backups-off"]

  private static func code(_ response: [String: Any]?) -> Int? {
    (response?["error"] as? [String: Any])?["code"] as? Int
  }

  private static let range: JSON = [
    "start": ["line": 0, "character": 0], "end": ["line": 9, "character": 0],
  ]

  private func parameters(_ session: Session) -> JSON {
    [
      "textDocument": ["uri": session.uri("cache/main.tf")], "range": Self.range,
      "position": ["line": 0, "character": 5], "context": ["diagnostics": []],
    ]
  }

  @Test(arguments: ["textDocument/diagnostic", "textDocument/codeAction", "textDocument/hover"])
  func `a request that is cancelled at any time does no harm`(method: String) throws {
    func result(_ response: [String: Any]?) -> String {
      var result = response?["result"] as? [String: Any]
      result?["resultId"] = nil
      return result.map { "\($0["items"] ?? $0)" } ?? "\(response?["result"] ?? "none")"
    }
    var undisturbed = session()
    let expected = result(undisturbed.request(method, parameters(undisturbed)))
    #expect(expected.contains("snapshot") || expected.contains("backups"))
    var count = 0
    while true {
      var session = session()
      session.server.arrivals = Self.arrivals(after: count)
      let response = session.request(method, parameters(session))
      session.server.arrivals = .none
      guard let code = Self.code(response) else {
        #expect(result(response).count == expected.count)
        break
      }
      #expect(code == -32800)
      #expect(
        result(session.request(method, parameters(session))).count == expected.count,
        "after \(count)"
      )
      count += count < 2 * Self.callers ? 1 : 5
    }
    // Each caller may end the run.
    #expect(count > Self.callers)
  }

  @Test func `an outdated request for diagnostics is repeated, and answered in the end`() throws {
    var session = session()
    session.server.patience = 0
    session.server.arrivals = Self.constant
    for _ in 0..<3 {
      let response = session.request("textDocument/diagnostic", parameters(session))
      let error = response?["error"] as? [String: Any]
      #expect(error?["code"] as? Int == -32802)
      #expect(error?["data"] as? [String: Bool] == ["retriggerRequest": true])
      #expect(session.server.hasWork)
    }
    #expect(session.pulled("cache/main.tf") == Self.found)
    // Requests about the text as it is are not ended by changes.
    session.change("cache/main.tf", [["text": .string(Self.module + "\n")]])
    #expect(session.hover("cache/main.tf", 0, 5) != nil)
  }

  @Test func `a later change in the same batch outdates a request`() throws {
    var session = session()
    session.server.patience = 0
    func message(_ id: Int?, _ method: String) -> String {
      let number = id.map { #""id": \#($0), "# } ?? ""
      let document = #"{"uri": "\#(folder("cache/main.tf").uri)", "version": 2}"#
      return #"{\#(number)"method": "textDocument/\#(method)", "params": {"textDocument": "#
        + #"\#(document), "contentChanges": [{"text": "a: 1"}]}}"#
    }
    session.server.receive(
      [message(71, "diagnostic"), message(nil, "didChange"), message(72, "diagnostic")]
        .map { Array($0.utf8) }
    )
    let answers = session.server.takeMessages().map { "\($0)" }
    #expect(answers.first { $0.contains("number(71)") }?.contains("-32802") == true)
    #expect(answers.first { $0.contains("number(72)") }?.contains("full") == true)
  }

  @Test func `diagnostics are published while changes keep coming`() throws {
    var session = session()
    session.rest()
    session.server.patience = 0
    session.server.arrivals = Self.constant
    session.change("cache/main.tf", [["text": .string(Self.module + "\n# 2\n")]])
    for _ in 0..<3 {
      session.server.work()
      #expect(session.server.hasWork && session.server.takeMessages().isEmpty)
    }
    session.server.work()
    #expect(session.server.takeMessages().count == 1)
  }

  @Test func `a document that waits is linted while another one keeps changing`() throws {
    let call = "module \"cache\" {\n  source = \"../cache\"\n  days   = 0\n}\n"
    let module = "variable \"days\" {}\n" + Self.module
    try folder.write("root0/main.tf", call)
    var session = Session(folder)
    session.open("cache/main.tf", module.replacing("= 0", with: "= var.days"))
    session.open("root0/main.tf", call)
    #expect(session.diagnostics("root0/main.tf")?.count == 1)
    session.server.arrivals = Self.constant
    session.server.patience = 0
    session.server.turns.patience = 0
    for number in 0..<3 {
      let text = module.replacing("= 0", with: "= 7") + "# \(number)\n"
      session.change("cache/main.tf", [["text": .string(text)]])
      session.server.work()
    }
    session.server.arrivals = .none
    session.notify("none", .null)
    let last = session.messages.last { "\($0)".contains("root0/main.tf") }
    #expect(((last?["params"] as? [String: Any])?["diagnostics"] as? [Any])?.isEmpty == true)
  }

  @Test func `a short run is not ended by changes`() throws {
    var session = session()
    session.server.arrivals = Self.constant
    session.server.patience = 60_000
    #expect(session.pulled("cache/main.tf") == Self.found)
  }

  @Test func `arrived messages are known until they are taken`() {
    let queue = MessageQueue()
    func add(_ text: String) { _ = queue.add(Array(text.utf8)) }
    let arrivals = queue.arrivals
    #expect(!arrivals.areThere())
    add(#"{"method": "$\/cancelRequest", "params": {"id": 7}}"#)
    add(#"{"method": "textDocument/hover", "params": {"x": "$/cancelRequest", "id": 8}}"#)
    add(#"{"params": {"id": "a"}, "method": "$/cancelRequest"}"#)
    #expect(arrivals.areThere() && !arrivals.haveChanges())
    #expect(arrivals.cancel(.number(7)) && arrivals.cancel(.text("a")))
    #expect(!arrivals.cancel(.number(8)))
    add(#"{"method": "textDocument\/didChange", "params": {}}"#)
    #expect(arrivals.haveChanges())
    #expect(queue.take(waits: true).messages.count == 4)
    #expect(!arrivals.areThere() && !arrivals.haveChanges() && !arrivals.cancel(.number(7)))
  }
}
