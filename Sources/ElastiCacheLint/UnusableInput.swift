internal import LintDiagnostics
internal import LintSyntax

/// An input that was asked for and in which there is nothing to read.
enum UnusableInput {
  case empty
  case encrypted
  case errorPage
  case errorMessage
  case webPage
  case compressed(String)

  /// Recognizes a text; nil if it may be what it was meant to be.
  init?(_ text: SourceText) {
    let bytes = text.bytes
    if Self.isBlank(text) {
      self = .empty
    } else if let (_, name) = Self.compressions.first(where: { bytes.starts(with: $0.0) }) {
      self = .compressed(name)
    } else if let unusable = Self.json(text) ?? Self.message(text) {
      self = unusable
    } else {
      return nil
    }
  }

  /// Whether there is nothing but white space in a text.
  static func isBlank(_ text: SourceText) -> Bool {
    text.bytes.allSatisfy { $0 <= 0x20 || $0 == 0x7F }
  }

  private static let compressions: [([UInt8], String)] = [
    (Array("BZh".utf8), "bzip2"), ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "xz"),
    ([0x28, 0xB5, 0x2F, 0xFD], "zstd"),
  ]

  /// Keys of objects in which services answer with an error.
  private static let errorKeys: Set = [
    "error", "errors", "message", "messages", "status", "statusCode", "code", "detail", "details",
    "description", "title", "type", "documentation_url", "error_description", "errorMessages",
    "requestId", "request_id", "timestamp", "path", "trace_id", "reason", "success", "result",
  ]

  /// What a JSON object is that is no plan: an encrypted one, or the answer of a service.
  private static func json(_ text: SourceText) -> UnusableInput? {
    guard text.bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "{"),
      let root = JSONReader().read(text, selecting: .outermostKeys).documents.first?.root
    else { return nil }
    let keys = Set(root.entries.compactMap(\.key.text))
    if keys.contains("encrypted_data"), keys.contains("encryption_version") { return .encrypted }
    guard keys.isSubset(of: errorKeys) else { return nil }
    let names: Set = ["error", "errors", "errorMessages", "message"]
    return keys.isDisjoint(with: names) ? nil : .errorPage
  }

  /// Recognizes a web page, and what Terraform prints in place of a plan.
  private static func message(_ text: SourceText) -> UnusableInput? {
    let start = String(decoding: text.bytes.prefix(512), as: UTF8.self)
    // Without colors and the frame of a message.
    let lines = start.split(whereSeparator: \.isNewline).map { line in
      line.drop { !($0.isASCII && $0.isLetter || $0 == "<") }
    }
    guard let first = lines.first(where: { !$0.isEmpty }) else { return nil }
    if first.hasPrefix("<") { return .webPage }
    let words = ["Error: ", "ERROR: ", "error: ", "terraform: command not found"]
    let isMessage = lines.contains { line in
      words.contains { line.hasPrefix($0) || line.hasPrefix("m\($0)") }
    }
    return isMessage ? .errorMessage : nil
  }

  // MARK: Words

  var message: String {
    switch self {
    case .empty: "there is nothing in it"
    case .encrypted: "this is a plan or a state that OpenTofu has encrypted"
    case .errorPage: "this is the error that a service answered, not a plan"
    case .errorMessage: "this is an error message, not a plan"
    case .webPage: "this is a web page or XML, neither a template nor a plan"
    case .compressed(let name): "this is compressed with \(name), which is not read"
    }
  }

  var help: String {
    switch self {
    case .empty:
      "look for what the command that writes it printed on standard error; 'set -o pipefail' lets a"
        + " pipeline fail with it"
    case .encrypted: "print it where its keys are: tofu show -json FILE > plan.json"
    case .errorPage, .webPage: "fetch it again: check the address and the access token"
    case .errorMessage: "fix what it reports, and make the plan again"
    case .compressed: "decompress it, or compress it with gzip"
    }
  }
}

extension Diagnostic {
  /// Reports an input in which there is nothing to read.
  init(_ unusable: UnusableInput, in file: SourceFile) {
    self.init(
      rule: Self.unreadableRule,
      severity: .error,
      message: unusable.message,
      help: unusable.help,
      place: .start(of: file.path),
    )
  }
}
