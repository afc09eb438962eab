internal import LintDiagnostics
internal import LintText

/// The terminal in which a report is shown.
package struct TerminalView: Sendable {
  /// The number of columns, at which messages wrap; the largest number if it is unknown.
  let width: Int

  /// The absolute working folder, with which paths become links; nil for no links.
  let folder: [UInt8]?

  package init(width: Int, folder: [UInt8]?) {
    self.width = width
    self.folder = folder
  }

  /// Returns a printable text as a link to a file.
  func link(_ text: String, toFile path: String) -> String {
    guard let folder else { return text }
    let bytes = Array(path.utf8)
    let isAbsolute = bytes.first == UInt8(ascii: "/")
    let absolute = isAbsolute ? bytes : folder + [UInt8(ascii: "/")] + bytes
    return Self.link(text, to: "file://" + Self.encoded(absolute))
  }

  /// Returns the name of a rule as a link to its documentation.
  func link(toRule name: String, of tool: ToolDescription) -> String {
    guard folder != nil else { return name }
    let articles = "Sources/ElastiCacheLint/ElastiCacheLint.docc/Rules"
    return Self.link(name, to: "\(tool.address)/blob/main/\(articles)/\(name).md")
  }

  private static func link(_ text: String, to address: String) -> String {
    "\u{1B}]8;;\(address)\u{1B}\\\(text)\u{1B}]8;;\u{1B}\\"
  }

  /// Returns a path as part of a URL (RFC 3986).
  private static func encoded(_ path: [UInt8]) -> String {
    path.map { byte in
      let scalar = Unicode.Scalar(byte)
      let isLetter = ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
      let isPlain = isLetter || byte.isASCIIDigit || "/-._~".unicodeScalars.contains(scalar)
      let digits = String(byte, radix: 16, uppercase: true)
      return isPlain ? String(scalar) : digits.count == 1 ? "%0\(digits)" : "%\(digits)"
    }
    .joined()
  }
}
