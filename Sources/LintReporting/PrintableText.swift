/// Text from an input, made safe to print and of known width on a terminal.
///
/// A template decides what its names contain: escape sequences that clear the screen, and controls
/// that turn the direction of writing around, are shown instead of obeyed.
struct PrintableText {
  /// The text without anything that a terminal would act on.
  let text: String

  /// How many columns of a terminal it takes.
  let width: Int

  init(_ raw: some StringProtocol) {
    var text = ""
    var width = 0
    for scalar in raw.unicodeScalars {
      let shown = Self.shown(scalar)
      text.unicodeScalars.append(contentsOf: shown.unicodeScalars)
      width += shown.unicodeScalars.reduce(0) { $0 + Self.width($1) }
    }
    self.text = text
    self.width = width
  }

  private static func shown(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\t": return "    "
    case "\u{200D}", "\u{FE0F}": return String(scalar)
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned,
      .surrogate:
      return "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    default:
      return String(scalar)
    }
  }

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    // East Asian wide characters and emoji (Unicode Standard Annex 11), in blocks.
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF,
      0x20000...0x3FFFD:
      return 2
    default:
      return 1
    }
  }
}
