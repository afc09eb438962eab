import Foundation

/// A change of a fixture that must not change what is found in it, only where.
enum Disguise: String, CaseIterable, CustomStringConvertible {
  case windowsLineEnds
  case byteOrderMark
  case utf16
  case wideCharactersAbove
  case blankLinesBelow

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
    }
  }
}
