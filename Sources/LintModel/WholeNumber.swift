/// Text that is surely taken for a whole number: digits, perhaps with a sign and blanks around.
///
/// Which other spellings the service takes nobody has published (`ground-truth.md` 2.1).
enum WholeNumber {
  /// The number, or nil if the text is none, or one that does not fit 64 bits.
  static func value(_ text: String) -> Int? {
    let blanks: Set<Character> = [" ", "\t", "\n", "\r", "\r\n"]
    var trimmed = text.drop { blanks.contains($0) }
    while let last = trimmed.last, blanks.contains(last) { trimmed.removeLast() }
    return Int(trimmed)
  }
}
