package import LintText

/// The value of a setting, in one of the forms of `SettingForm`.
package enum SettingValue: Sendable, Hashable {
  /// An integer.
  case number(Int)
  /// True or false.
  case toggle(Bool)
  /// A text, a word, or a path.
  case text(String)
  /// Several texts.
  case list([String])
  /// Values by name.
  case assignments([Text: Text])
}
