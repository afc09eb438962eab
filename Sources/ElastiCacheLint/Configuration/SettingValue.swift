package import LintText

/// A value of a setting, in one of the shapes that `SettingForm` allows.
package enum SettingValue: Sendable, Hashable {
  /// A whole number.
  case number(Int)
  /// True or false.
  case toggle(Bool)
  /// A text, a word or a path.
  case text(String)
  /// Several texts.
  case list([String])
  /// Values by their names.
  case assignments([Text: Text])
}
