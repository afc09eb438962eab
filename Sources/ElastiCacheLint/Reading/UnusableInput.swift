internal import LintDiagnostics
internal import LintSyntax
internal import LintText

/// A required input without readable content.
enum UnusableInput {
  case empty
  case encryptedPlan
  case encrypted(Encryption)
  case binary
  case errorPage
  case errorMessage
  case webPage
  case compressed(String)
  case base64

  /// Recognizes an unusable text; nil if the text may be usable.
  init?(_ text: SourceText) {
    let bytes = text.bytes
    if Self.isBlank(text) {
      self = .empty
    } else if let (_, name) = Self.compressions.first(where: { bytes.starts(with: $0.0) }) {
      self = .compressed(name)
    } else if Self.encodings.contains(where: { bytes.hasBytes($0, at: 0) }) {
      self = .base64
    } else if let encryption = Encryption(text) {
      self = .encrypted(encryption)
    } else if Self.isBinary(text) {
      self = .binary
    } else if let unusable = Self.json(text) ?? Self.message(text) {
      self = unusable
    } else {
      return nil
    }
  }

  /// Whether a text consists of white space only.
  static func isBlank(_ text: SourceText) -> Bool {
    text.bytes.allSatisfy { $0 <= 0x20 || $0 == 0x7F }
  }

  /// Whether the first bytes have a control character that no text has.
  private static func isBinary(_ text: SourceText) -> Bool {
    // Terraform writes colors even into files.
    let controls: Set<UInt8> = [0x07, 0x08, 0x09, 0x0A, 0x0C, 0x0D, 0x1A, 0x1B]
    return text.bytes.prefix(4_096).contains { $0 < 0x20 && !controls.contains($0) }
  }

  /// The first characters in Base64 of a plan, of one on several lines, of a binary one, and of gzip
  /// data.
  private static let encodings: [StaticString] = [
    "eyJmb3JtYXRfdmVyc2lvbi", "ewogICJmb3JtYXRfdmVyc2lvbi", "UEsDB", "H4sI",
  ]

  private static let compressions: [([UInt8], String)] = [
    (Array("BZh".utf8), "bzip2"), ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "xz"),
    ([0x28, 0xB5, 0x2F, 0xFD], "zstd"),
  ]

  /// Recognizes a JSON object that is not a plan: an encrypted plan, or an error response of a
  /// service.
  private static func json(_ text: SourceText) -> UnusableInput? {
    guard text.bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") else { return nil }
    // An encrypted plan is as large as any other, so only the keys of large inputs are read.
    let isSmall = text.bytes.count <= 64 << 10
    let reading = JSONReader().read(text, selecting: isSmall ? .everything : .outermostKeys)
    guard let root = reading.documents.first?.root else { return nil }
    if root["encrypted_data"] != nil, root["encryption_version"] != nil {
      return .encryptedPlan
    }
    return isSmall && isErrorPage(root) ? .errorPage : nil
  }

  /// Keys of a service's error response, besides those of the error itself.
  private static let errorKeys: Set = [
    "status", "statusCode", "status_code", "code", "documentation_url", "error_description",
    "errorMessages", "request_id", "requestId", "timestamp", "path", "trace_id", "detail",
    "details",
    "title", "type", "success", "meta", "jsonapi", "links",
  ]

  /// Messages of services that do not have the number of an error.
  private static let refusals: Set = [
    "access denied", "bad gateway", "bad request", "endpoint request timed out", "forbidden",
    "gateway timeout", "internal server error", "limit exceeded", "missing authentication token",
    "not found", "service unavailable", "too many requests", "unauthorized",
  ]

  private static func isErrorPage(_ root: Node) -> Bool {
    let keys = Set(root.entries.compactMap { $0.key.text?.string })
    let words: Set = ["error", "errors", "message", "Message"]
    guard keys.isSubset(of: errorKeys.union(words)) else { return false }
    if root["errors"]?.elements.isEmpty == false || keys == ["error"] { return true }
    // Amazon API Gateway answers `{"message":"Forbidden"}`.
    if keys == ["message"] || keys == ["Message"],
      let text = root.entries[0].value.text, refusals.contains(text.string.lowercased())
    {
      return true
    }
    guard let text = root["error"] ?? root["message"] ?? root["Message"] else { return false }
    // `401 Unauthorized`
    let number = text.text.flatMap { Int($0.string.prefix(3)) } ?? 0
    return (400..<600).contains(number) || keys.contains(where: errorKeys.contains)
  }

  /// Recognizes a web page, or a Terraform error message in place of a plan.
  private static func message(_ text: SourceText) -> UnusableInput? {
    let start = withoutColors(text.bytes.prefix(1024))
    // Drops the frame of a message.
    let lines = start.split(whereSeparator: \.isNewline).map { line in
      line.drop { !$0.isASCII || $0.isWhitespace }
    }
    guard let first = lines.first(where: { !$0.isEmpty })?.lowercased() else { return nil }
    if first.hasPrefix("<!doctype html") || first.hasPrefix("<html") { return .webPage }
    if first.hasPrefix("<") { return start.contains("<Error") ? .webPage : nil }
    return first.hasPrefix("error: ") || first.hasPrefix("warning: ") ? .errorMessage : nil
  }

  /// Returns the text without terminal color sequences: `ESC [ 31 m`.
  private static func withoutColors(_ bytes: some Sequence<UInt8>) -> String {
    var kept: [UInt8] = []
    var isInSequence = false
    for byte in bytes {
      if byte == 0x1B {
        isInSequence = true
      } else if !isInSequence {
        kept.append(byte)
      } else if (0x40...0x7E).contains(byte), byte != UInt8(ascii: "[") {
        isInSequence = false
      }
    }
    return String(decoding: kept, as: UTF8.self)
  }

  // MARK: Words

  var message: String {
    switch self {
    case .empty: "the input is empty"
    case .encryptedPlan: "this is a plan or a state that OpenTofu has encrypted"
    case .encrypted(let encryption): encryption.message
    case .binary: "this is binary data, neither a template nor a plan"
    case .errorPage: "this is an error response of a service, not a plan"
    case .errorMessage: "this is an error message, not a plan"
    case .webPage: "this is a web page, neither a template nor a plan"
    case .base64: "this is encoded in Base64"
    case .compressed(let name): "this is compressed with \(name), which is not read"
    }
  }

  var help: String {
    switch self {
    case .empty:
      "check the standard error of the command that writes it; 'set -o pipefail' makes its failure"
        + " fail the pipeline"
    case .encryptedPlan: "print it where its keys are: tofu show -json FILE > plan.json"
    case .encrypted(let encryption): encryption.help
    case .binary: "check which file this is; a plan is printed by 'terraform show -json FILE'"
    case .errorPage, .webPage: "fetch it again: check the address and the access token"
    case .errorMessage: "fix what it reports, then make the plan again"
    case .base64: "decode it: base64 -d FILE | lint -"
    case .compressed: "decompress it, or compress it with gzip"
    }
  }
}

extension Diagnostic {
  /// Reports an input without readable content.
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
