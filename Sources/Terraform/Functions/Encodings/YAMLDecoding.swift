internal import LintSyntax
internal import LintText

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Reads YAML as `yamldecode` does.
struct YAMLDecoding {
  /// The file of the text, for origins; nil for a text from elsewhere.
  private let file: Int32?

  /// The number of values that aliases may still expand to.
  private var budget = CallLimits.elements

  init(file: Int32? = nil) {
    self.file = file
  }

  /// Reads a text with one document.
  mutating func value(of text: Text) throws(CallInterruption) -> TerraformValue {
    guard let source = try? SourceText(contents: text.utf8) else { throw .notEvaluated }
    return try value(of: source)
  }

  /// Reads a text with one document.
  mutating func value(of source: SourceText) throws(CallInterruption) -> TerraformValue {
    let read = YAMLReader().read(source)
    guard read.error == nil else { throw .failure("invalid YAML") }
    guard read.documents.count == 1, let root = read.documents.first?.root else {
      throw .failure("exactly one YAML document is required")
    }
    return try value(of: root, depth: 0)
  }

  private mutating func value(
    of node: Node,
    depth: Int,
  ) throws(CallInterruption) -> TerraformValue {
    budget -= 1
    guard budget > 0, depth < TerraformValue.depthLimit else { throw .notEvaluated }
    var value = try content(of: node, depth: depth)
    value.origin = file.map { ValueOrigin(file: $0, range: node.range) }
    return value
  }

  private mutating func content(
    of node: Node,
    depth: Int,
  ) throws(CallInterruption) -> TerraformValue {
    switch node.kind {
    case .scalar: return try scalar(node)
    case .sequence:
      guard node.tag == nil else { throw .notEvaluated }
      var elements: [TerraformValue] = []
      for element in node.elements { elements.append(try value(of: element, depth: depth + 1)) }
      return TerraformValue(.tuple(elements))
    case .mapping:
      guard node.tag == nil else { throw .notEvaluated }
      return TerraformValue(.object(try entries(of: node, depth: depth)))
    }
  }

  /// Reads a mapping; of keys written twice or merged, the last one counts.
  private mutating func entries(
    of node: Node,
    depth: Int,
  ) throws(CallInterruption) -> [Text: TerraformValue] {
    var result: [Text: TerraformValue] = [:]
    for entry in node.writtenEntries {
      let isMerge = entry.key.kind == .scalar && entry.key.text == "<<" && entry.key.tag == nil
      if isMerge {
        let merged = try value(of: entry.value, depth: depth + 1)
        for source in merged.elements ?? [merged] {
          guard case .object(let attributes) = source.content else {
            throw .failure("only mappings can be merged into a mapping")
          }
          result.merge(attributes) { $1 }
        }
        continue
      }
      guard entry.key.kind == .scalar, let key = try? scalar(entry.key).converted(to: .string)
      else {
        throw .failure("only strings are allowed as mapping keys")
      }
      switch key.content {
      case .string(let name):
        var written = try value(of: entry.value, depth: depth + 1)
        // The element begins on the line of its key.
        if written.isCollection, let origin = written.origin {
          let range = entry.key.range.lowerBound..<origin.range.upperBound
          if range.lowerBound < origin.range.lowerBound {
            written.origin = ValueOrigin(file: origin.file, range: range)
          }
        }
        result[name] = written
      case .unknown: throw .notEvaluated
      case .null, .boolean, .number, .tuple, .list, .set, .object, .map:
        throw .failure("a mapping key is null")
      }
    }
    return result
  }

  // MARK: Scalars

  private func scalar(_ node: Node) throws(CallInterruption) -> TerraformValue {
    guard let text = node.text else { throw .notEvaluated }
    if let tag = node.tag {
      guard tag == "tag:yaml.org,2002:str" else { throw .notEvaluated }
      return try .computed(text)
    }
    guard node.style == .plain else { return try .computed(text) }
    switch text {
    case "", "~", "null", "Null", "NULL": return .null
    case "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON":
      return .boolean(true)
    case "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF":
      return .boolean(false)
    case ".nan", ".NaN", ".NAN": throw .failure("not a number")
    default: break
    }
    if let number = try number(text) { return .init(.number(number)) }
    return try .computed(text)
  }

  /// Returns the number of a plain scalar, or nil for any other scalar.
  private func number(_ text: Text) throws(CallInterruption) -> Decimal? {
    guard let first = text.utf8.first, first.isASCIIDigit || "+-.".utf8.contains(first) else {
      return nil
    }
    // Infinity, and dates, which become timestamps.
    let unsigned = text.utf8.drop { "+-".utf8.contains($0) }
    guard !Text(unsigned).isWord(inAnyCase: ".inf"), !Self.mayBeDate(text) else {
      throw .notEvaluated
    }
    for (prefix, radix) in [("0x", 16), ("0o", 8)] where text.hasPrefix(Text(prefix)) {
      let digits = String(Substring(text.utf8.dropFirst(2)))
      guard digits.utf8.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit && $0 < 0x80 }),
        let number = Int(digits, radix: radix)
      else { break }
      return Decimal(number)
    }
    guard Decimal.isNumber(text) else { return nil }
    guard let number = Decimal(terraform: text) else { throw .notEvaluated }
    return number
  }

  private static func mayBeDate(_ text: Text) -> Bool {
    let bytes = text.utf8
    let rest = bytes.dropFirst(4)
    return bytes.prefix(4).allSatisfy(\.isASCIIDigit) && rest.first == UInt8(ascii: "-")
      && rest.dropFirst().first?.isASCIIDigit ?? false
  }
}
