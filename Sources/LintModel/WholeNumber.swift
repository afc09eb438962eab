package import LintText

/// Text that is surely taken for a whole number: digits, perhaps with a sign and blanks around.
///
/// Other spellings that the service accepts are undocumented.
package enum WholeNumber {
  /// The number, or nil if the text is none, or one that does not fit 64 bits.
  package static func value(_ text: Text) -> Int? {
    Int(text.trimming(" \t\n\r").string)
  }
}
