package import LintText

/// Text that is certainly accepted as a whole number: digits, perhaps with a sign and surrounding
/// blanks.
///
/// Other spellings that the service accepts are undocumented.
package enum WholeNumber {
  /// Returns the number, or nil if the text isn't one, or exceeds 64 bits.
  package static func value(_ text: Text) -> Int? {
    Int(text.trimming(" \t\n\r").string)
  }
}
