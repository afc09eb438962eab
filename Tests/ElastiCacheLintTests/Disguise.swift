import Foundation

/// A change of a fixture that must not change what is found in it, only where.
enum Disguise: String, CaseIterable, CustomStringConvertible {
  case windowsLineEnds
  case byteOrderMark
  case utf16
  case wideCharactersAbove
  case blankLinesBelow
  /// An escaped line end of YAML 1.1 in the middle of each type.
  case typeOverTwoLines
  /// An escaped letter in each type.
  case escapedType

  var description: String { rawValue }

  /// By how many lines everything moves down.
  var addedLines: Int { self == .wideCharactersAbove ? 2 : 0 }

  /// The disguised contents, or nil if this fixture cannot wear it.
  func apply(to fixture: Fixture) -> [UInt8]? {
    let contents = fixture.contents
    guard let text = String(validating: contents, as: UTF8.self), !text.contains("\0"),
      !text.hasPrefix("\u{FEFF}")
    else { return nil }
    let isYAML = fixture.path.hasSuffix(".yaml") || fixture.path.hasSuffix(".yml")
    switch self {
    case .windowsLineEnds:
      return text.utf8.contains(0x0D) ? nil : [UInt8](text.replacing("\n", with: "\r\n").utf8)
    case .byteOrderMark:
      return [0xEF, 0xBB, 0xBF] + contents
    case .utf16:
      return [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case .wideCharactersAbove:
      guard isYAML, !text.hasPrefix("%") else { return nil }
      return [UInt8]("# 漢字 👩‍🚀 é\n\n\(text)".utf8)
    case .blankLinesBelow:
      // A text that breaks off breaks off elsewhere then.
      let isBroken = fixture.findings.contains { $0.rule == "unreadable" }
      return isBroken ? nil : contents + [UInt8]("\n\n\n".utf8)
    case .typeOverTwoLines:
      return isYAML ? Self.escapingTypes(in: text, by: "\\\u{2028}  C") : nil
    case .escapedType:
      return Self.escapingTypes(in: text, by: isYAML ? "\\x43" : "\\u0043")
    }
  }

  /// Replaces the letter C in types that end their line, so that nothing else moves; nil without any.
  private static func escapingTypes(in text: String, by escape: String) -> [UInt8]? {
    let yaml = /(?m)(\bType: )(AWS::Elasti)(Cache::\w+)$/
    let json = /(?m)("Type" *: *")(AWS::Elasti)(Cache::\w+)(",?)$/
    let escaped = text.replacing(yaml) { match in
      "\(match.1)\"\(match.2)\(escape)\(match.3.dropFirst())\""
    }
    .replacing(json) { "\($0.1)\($0.2)\(escape)\($0.3.dropFirst())\($0.4)" }
    return escaped == text ? nil : [UInt8](escaped.utf8)
  }
}
