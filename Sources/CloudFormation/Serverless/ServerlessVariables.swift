internal import LintSyntax
internal import LintText

/// Resolves variables of a configuration of the Serverless Framework: `${self:custom.days}`,
/// `${opt:stage, 'dev'}`.
struct ServerlessVariables {
  /// The configuration; nil if it is another file.
  private let root: Node?

  /// Whether options and the environment are assumed to be missing, so that fallbacks count.
  private let assumesDefaults: Bool

  /// The maximum number of variables that are followed for one value.
  private static let depthLimit = 16

  /// The maximum length of a variable in bytes.
  private static let lengthLimit = 1_024

  init(of root: Node?, assumesDefaults: Bool) {
    self.root = root
    self.assumesDefaults = assumesDefaults
  }

  /// The value of a variable.
  struct Value {
    /// The text as it is written in YAML.
    let literal: String

    /// The content without quotes.
    let text: Text

    /// The node that has it; nil for a fallback.
    let node: Node?
  }

  /// Whether a text has a variable, and not only names of CloudFormation such as `${AWS::Region}`.
  static func mayBeFound(in text: Text) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.indices.dropLast().contains { index in
      bytes[index] == UInt8(ascii: "$") && bytes[index + 1] == UInt8(ascii: "{")
        && isVariable(bytes[(index + 2)...])
    }
  }

  /// Whether the text after `${` begins with the name of a source.
  private static func isVariable(_ text: ArraySlice<UInt8>) -> Bool {
    let rest = text.drop { $0 == 0x20 }
    let name = rest.prefix {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) || $0.isASCIIDigit
        || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
    }
    let following = rest.dropFirst(name.count)
    guard !name.isEmpty else { return false }
    return following.first == UInt8(ascii: "(")
      || following.first == UInt8(ascii: ":")
        && following.dropFirst().first != UInt8(ascii: ":")
  }

  /// Returns the value of a scalar that is one variable; nil if it is unknown.
  func value(of scalar: Node) -> Value? {
    scalar.text.flatMap { value(of: $0, depth: 0) }
  }

  private func value(of text: Text, depth: Int) -> Value? {
    let bytes = Array(text.trimming(" \t\r\n").utf8)
    guard depth < Self.depthLimit, bytes.count <= Self.lengthLimit,
      bytes.starts(with: "${".utf8), Self.end(ofVariableIn: bytes, from: 2) == bytes.count - 1
    else { return nil }
    for candidate in Self.candidates(bytes[2..<(bytes.count - 1)]) {
      switch resolve(candidate, depth) {
      case .known(let value): return value
      case .missing: continue
      case .unknown: return nil
      }
    }
    return nil
  }

  private enum Resolution {
    case known(Value)
    case missing
    case unknown
  }

  private func resolve(_ candidate: ArraySlice<UInt8>, _ depth: Int) -> Resolution {
    let text = Text(decoding: candidate).trimming(" \t\r\n")
    if let literal = Self.literal(text) { return .known(literal) }
    guard let address = withoutVariables(text, depth) else { return .unknown }
    guard let (source, path) = address.split(atFirst: UInt8(ascii: ":")) else {
      guard text.hasPrefix("${"), let value = value(of: text, depth: depth + 1) else {
        return .unknown
      }
      return .known(value)
    }
    switch source {
    case "self": return value(at: path, depth)
    case "sls": return path == "stage" && assumesDefaults ? stage(depth) : .unknown
    case "opt", "env": return assumesDefaults ? .missing : .unknown
    case "param":
      let mayBeSet = root?["params"] != nil || root?["stages"] != nil
      return assumesDefaults && !mayBeSet ? .missing : .unknown
    default: return .unknown
    }
  }

  /// Returns a text with the values of the variables in it; nil if one is unknown.
  private func withoutVariables(_ text: Text, _ depth: Int) -> Text? {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      guard index > 0, bytes[index...].starts(with: "${".utf8) else {
        result.append(bytes[index])
        index += 1
        continue
      }
      guard let end = Self.end(ofVariableIn: bytes, from: index + 2),
        let value = value(of: Text(decoding: bytes[index...end]), depth: depth + 1)
      else { return nil }
      result += Array(value.text.utf8)
      index = end + 1
    }
    return Text(decoding: result)
  }

  /// The stage: the default is `dev`.
  private func stage(_ depth: Int) -> Resolution {
    switch value(at: "provider.stage", depth) {
    case .missing: Self.literal("'dev'").map(Resolution.known) ?? .unknown
    case .known(let value): .known(value)
    case .unknown: .unknown
    }
  }

  /// Returns the value at a path of keys in the configuration.
  private func value(at path: Text, _ depth: Int) -> Resolution {
    // The command line has options for both.
    if path == "provider.stage" || path == "provider.region", !assumesDefaults { return .unknown }
    guard var node = root else { return .unknown }
    for key in path.split(separator: ".") {
      if node.kind == .scalar, node.text.map(Self.mayBeFound) == true { return .unknown }
      guard let next = Int(key.string).flatMap({ node.element(at: $0) }) ?? node.value(named: key)
      else { return .missing }
      node = next
    }
    guard node.kind == .scalar, let text = node.text else { return .unknown }
    if Self.mayBeFound(in: text) {
      return value(of: text, depth: depth + 1).map(Resolution.known) ?? .unknown
    }
    if node.scalarValue == .null { return .missing }
    let target = node.target
    let written = target.document.text.string(target.range)
    guard node.tag == nil, !written.hasPrefix("&"), !written.contains("\n"),
      [.plain, .singleQuoted, .doubleQuoted].contains(target.style)
    else { return .unknown }
    return .known(Value(literal: written, text: text, node: target))
  }

  // MARK: Parsing

  /// Reads a quoted text, a number or a boolean.
  private static func literal(_ text: Text) -> Value? {
    let bytes = Array(text.utf8)
    if let quote = bytes.first, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\""),
      bytes.count > 1, bytes.last == quote, !bytes.dropFirst().dropLast().contains(quote),
      !bytes.contains(UInt8(ascii: "\\")), !bytes.contains(0x0A)
    {
      return Value(
        literal: text.string,
        text: Text(decoding: bytes.dropFirst().dropLast()),
        node: nil,
      )
    }
    guard text == "true" || text == "false" || Int(text.string) != nil else { return nil }
    return Value(literal: text.string, text: text, node: nil)
  }

  /// Returns the offset of the brace that ends a variable.
  private static func end(ofVariableIn bytes: [UInt8], from start: Int) -> Int? {
    var depth = 1
    for index in bytes.indices.dropFirst(start) {
      if bytes[index] == UInt8(ascii: "{") { depth += 1 }
      if bytes[index] == UInt8(ascii: "}") { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }

  /// Splits the content of a variable at its commas, of which those in variables, quotes and
  /// parentheses do not count.
  private static func candidates(_ content: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var (start, depth) = (content.startIndex, 0)
    var quote: UInt8?
    for index in content.indices {
      let byte = content[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        quote = byte
      } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "(") {
        depth += 1
      } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: ")") {
        depth -= 1
      } else if byte == UInt8(ascii: ","), depth == 0 {
        parts.append(content[start..<index])
        start = index + 1
      }
    }
    return parts + [content[start...]]
  }
}

extension Node {
  fileprivate func element(at index: Int) -> Node? {
    guard index >= 0, index < Int.max, case let elements = elements(upTo: index + 1),
      elements.count == index + 1
    else { return nil }
    return elements[index]
  }
}
