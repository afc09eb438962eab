/// Text from an input, made safe to print, with its width on a terminal.
///
/// Names in a template may contain escape sequences that clear the screen, controls that reverse
/// the writing direction, and commands for the services that read a build log. All of these are
/// shown escaped.
package struct PrintableText: Sendable {
  /// The text without anything that a terminal or a service would act on.
  package private(set) var text = ""

  /// The text, with its first visible scalar escaped if the line would otherwise start with a
  /// command.
  package var textAtLineStart: String {
    guard let start = commandStart(beforeMore: true) else { return text }
    let scalars = text.unicodeScalars
    return text[..<start] + Self.spelled(scalars[start]) + text[scalars.index(after: start)...]
  }

  /// Whether a service would obey a line that starts with this text.
  var beginsCommand: Bool { commandStart(beforeMore: true) != nil }

  /// Whether a service would obey the text as a whole line.
  package var isCommand: Bool { commandStart(beforeMore: false) != nil }

  /// The start of a command that services obey only at the start of a line: GitHub Actions'
  /// `::name::`, after any white space, and GitLab's `section_start:`.
  ///
  /// - Parameter isBeforeMore: whether more may follow on the line, so that one colon is enough.
  private func commandStart(beforeMore isBeforeMore: Bool) -> String.Index? {
    let start = text.unicodeScalars.firstIndex {
      !$0.properties.isWhitespace && !WorkflowCommandScanner.isJoiner($0)
    }
    guard let start else { return nil }
    let rest = text[start...].utf8
    let commands = [isBeforeMore ? ":" : "::", "section_start:", "section_end:"]
    let isCommand = commands.contains { rest.starts(with: $0.utf8) }
    return isCommand ? start : nil
  }

  /// The width in terminal columns.
  package private(set) var width = 0

  /// The state of a possible command starting with `##`.
  private var scanner = WorkflowCommandScanner()

  /// Whether the text ends in an emoji, which a joiner may follow.
  private var endsInEmoji = false

  /// Creates printable text from any text.
  package init(_ raw: some StringProtocol) {
    append(raw)
  }

  /// Appends text to the same line.
  package mutating func append(_ raw: some StringProtocol) {
    let isPlain = raw.utf8.withContiguousStorageIfAvailable { $0.allSatisfy(Self.isPlain) }
    if scanner.isIdle, isPlain == true {
      text += raw
      if !raw.isEmpty { endsInEmoji = false }
      width += raw.utf8.count
      return
    }
    for scalar in raw.unicodeScalars {
      let isCommand = scanner.isCompleted(by: scalar)
      // Almost all text is printable ASCII; reading a scalar's properties is many times slower.
      guard isCommand || !(0x20..<0x7F).contains(scalar.value) else {
        text.unicodeScalars.append(scalar)
        width += 1
        endsInEmoji = false
        continue
      }
      let shown = isCommand ? "\\u{5B}" : shown(scalar)
      endsInEmoji =
        scalar.properties.isEmoji && !scalar.isASCII
        || endsInEmoji && WorkflowCommandScanner.isJoiner(scalar)
      // One at a time: `append(contentsOf:)` is linear in the length of the existing text.
      for part in shown.unicodeScalars {
        text.unicodeScalars.append(part)
        width += Self.width(part)
      }
    }
  }

  /// Whether a byte is always shown unchanged, one column wide, regardless of its neighbors.
  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x20..<0x7F).contains(byte) && byte != UInt8(ascii: "#")
  }

  private func shown(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\t": return "    "
    // Outside emoji a joiner is invisible and would make two different names look the same.
    case _ where endsInEmoji && WorkflowCommandScanner.isJoiner(scalar): return String(scalar)
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned,
      .surrogate:
      return Self.spelled(scalar)
    default:
      return scalar.properties.isDefaultIgnorableCodePoint ? Self.spelled(scalar) : String(scalar)
    }
  }

  private static func spelled(_ scalar: Unicode.Scalar) -> String {
    "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
  }

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    // East Asian wide characters and emoji (Unicode Standard Annex 11), in blocks.
    switch scalar.value {
    case 0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x23F0, 0x23F3,
      0x25FD...0x25FE, 0x2614...0x2615, 0x2648...0x2653, 0x267F, 0x2693, 0x26A1, 0x26AA...0x26AB,
      0x26BD...0x26BE, 0x26C4...0x26C5, 0x26CE, 0x26D4, 0x26EA, 0x26F2...0x26F3, 0x26F5, 0x26FA,
      0x26FD, 0x2705, 0x270A...0x270B, 0x2728, 0x274C, 0x274E, 0x2753...0x2755, 0x2757,
      0x2795...0x2797, 0x27B0, 0x27BF, 0x2B1B...0x2B1C, 0x2B50, 0x2B55, 0x2E80...0x303E,
      0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF, 0xA960...0xA97C,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x16FE0...0x18CFF, 0x1AFF0...0x1B2FF, 0x1F004, 0x1F0CF, 0x1F18E,
      0x1F191...0x1F19A, 0x1F200...0x1F265, 0x1F300...0x1F64F, 0x1F680...0x1F6FF,
      0x1F7E0...0x1F7F0, 0x1F900...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default:
      return 1
    }
  }
}
