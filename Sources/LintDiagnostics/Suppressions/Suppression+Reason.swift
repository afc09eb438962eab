extension Suppression {
  /// Returns a reason on one line, without surrounding white space; nil if it has no visible
  /// character.
  ///
  /// Marks without a letter, format characters, fillers and blanks of other scripts are invisible.
  package static func reason(_ text: some StringProtocol) -> String? {
    let words = text.split(whereSeparator: \.isWhitespace)
    guard words.contains(where: { $0.unicodeScalars.contains(where: isVisible) }) else {
      return nil
    }
    return words.joined(separator: " ")
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .spaceSeparator, .lineSeparator,
      .paragraphSeparator, .control, .format, .surrogate, .privateUse, .unassigned:
      false
    default:
      // The braille blank is a symbol.
      !scalar.properties.isDefaultIgnorableCodePoint && scalar != "\u{2800}"
    }
  }
}
